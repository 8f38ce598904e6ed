using Xunit;

namespace Gradcheck.Domain.Tests;

public sealed class ChineseDateTests
{
    [Theory]
    [InlineData("08:30", "2008年12月13日（星期六）上午 8:30")]
    [InlineData("12:05", "2008年12月13日（星期六）中午 12:05")]
    [InlineData("14:00", "2008年12月13日（星期六）下午 2:00")]
    [InlineData("18:00", "2008年12月13日（星期六）晚上 6:00")]
    [InlineData("00:10", "2008年12月13日（星期六）凌晨 0:10")]
    public void A_time_is_written_with_its_part_of_the_day(string time, string text)
    {
        Assert.Equal(
            text,
            ChineseDate.Of(
                new DateOnly(2008, 12, 13),
                TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture)
            )
        );
    }

    [Fact]
    public void An_instant_is_written_in_campus_time()
    {
        Assert.Equal(
            "2009年1月1日（星期四）凌晨 0:30",
            ChineseDate.Of(new DateTimeOffset(2008, 12, 31, 16, 30, 0, TimeSpan.Zero))
        );
    }

    [Fact]
    public void A_span_repeats_nothing_both_days_share()
    {
        var first = new DateOnly(2008, 12, 31);
        Assert.Equal("2008年12月31日", ChineseDate.Span(first, first));
        Assert.Equal("2008年12月13日至14日", ChineseDate.Span(new DateOnly(2008, 12, 13), new DateOnly(2008, 12, 14)));
        Assert.Equal(
            "2008年11月30日至12月1日",
            ChineseDate.Span(new DateOnly(2008, 11, 30), new DateOnly(2008, 12, 1))
        );
        Assert.Equal("2008年12月31日至2009年1月1日", ChineseDate.Span(first, first.AddDays(1)));
    }

    [Theory]
    [InlineData("19860305", "1986年3月5日")]
    [InlineData("20051010", "2005年10月10日")]
    [InlineData("200509", "2005年9月")]
    [InlineData("不详", "不详")]
    [InlineData("", "")]
    public void A_date_of_the_record_is_written_out(string digits, string text) =>
        Assert.Equal(text, ChineseDate.OfDigits(digits));

    [Theory]
    [InlineData(1500, "15 元")]
    [InlineData(1550, "15.5 元")]
    [InlineData(5, "0.05 元")]
    [InlineData(0, "0 元")]
    public void Money_is_written_in_yuan(int fen, string text) => Assert.Equal(text, Yuan.Of(fen));

    [Theory]
    [InlineData(0, "零元整")]
    [InlineData(1500, "壹拾伍元整")]
    [InlineData(15000, "壹佰伍拾元整")]
    [InlineData(14350500, "壹拾肆万叁仟伍佰零伍元整")]
    [InlineData(100200000, "壹佰万零贰仟元整")]
    [InlineData(10000000050, "壹亿元伍角整")]
    [InlineData(150, "壹元伍角整")]
    [InlineData(10005, "壹佰元零伍分")]
    [InlineData(5, "伍分")]
    public void Amounts_are_written_in_capitals(long fen, string text) => Assert.Equal(text, Yuan.InCapitals(fen));
}
