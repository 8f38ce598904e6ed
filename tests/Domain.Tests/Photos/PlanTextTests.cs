using Gradcheck.Domain.Photos.Importing;
using Gradcheck.Domain.Students;
using Xunit;

namespace Gradcheck.Domain.Tests.Photos;

public sealed class PlanTextTests
{
    [Theory]
    [InlineData("2008-12-13", "2008-12-13")]
    [InlineData("2008年12月13日", "2008-12-13")]
    [InlineData("2008年12月13日（星期六）", "2008-12-13")]
    [InlineData("12月13日", "2008-12-13")]
    [InlineData("3月5日", "2009-03-05")]
    [InlineData("２００８．１２．１３", "2008-12-13")]
    [InlineData("明天", null)]
    [InlineData("2008-02-30", null)]
    public void A_day_is_read_as_people_write_it(string text, string? expected) =>
        Assert.Equal(
            expected is null ? null : DateOnly.Parse(expected),
            PlanText.Date(CellValue.FromText(text), cohortYear: 2009)
        );

    [Theory]
    [InlineData("8:30", "08:30", null)]
    [InlineData("8：30—9：45", "08:30", "09:45")]
    [InlineData("下午2:30-4:00", "14:30", "16:00")]
    [InlineData("上午11:30至下午1:00", "11:30", "13:00")]
    [InlineData("14点00", "14:00", null)]
    public void A_time_is_read_as_people_write_it(string text, string start, string? end) =>
        Assert.Equal(
            (TimeOnly.Parse(start), end is null ? null : TimeOnly.Parse(end)),
            PlanText.Times(CellValue.FromText(text))
        );

    [Theory]
    [InlineData("上午")]
    [InlineData("25:00")]
    [InlineData("9:00-8:00")]
    [InlineData("8:30 9:30 10:30")]
    public void A_time_that_makes_no_sense_is_not_guessed(string text) =>
        Assert.Null(PlanText.Times(CellValue.FromText(text)));

    [Fact]
    public void An_Excel_time_cell_is_a_time() =>
        Assert.Equal(
            (new TimeOnly(8, 30), null),
            PlanText.Times(new CellValue(CellKind.Number, "0.354166666666667", 0.354166666666667))
        );

    [Theory]
    [InlineData("0001-0120", 1, 120)]
    [InlineData("1至120", 1, 120)]
    [InlineData("121～240", 121, 240)]
    [InlineData("7", 7, 7)]
    public void A_range_of_numbers_is_read(string text, int first, int last) =>
        Assert.Equal((first, last), PlanText.Range(CellValue.FromText(text)));

    [Theory]
    [InlineData("120-1")]
    [InlineData("0-10")]
    [InlineData("一至十")]
    public void A_range_that_makes_no_sense_is_not_guessed(string text) =>
        Assert.Null(PlanText.Range(CellValue.FromText(text)));

    [Theory]
    [InlineData("15", 1500)]
    [InlineData("15元", 1500)]
    [InlineData("15.50", 1550)]
    [InlineData("免", null)]
    [InlineData("0", null)]
    public void An_amount_of_yuan_is_read_in_fen(string text, int? fen) =>
        Assert.Equal(fen, PlanText.Fen(CellValue.FromText(text)));
}
