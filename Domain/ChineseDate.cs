using System.Globalization;

namespace Gradcheck.Domain;

/// <summary>Dates and times as people write them in Chinese; the one place for such texts.</summary>
public static class ChineseDate
{
    private const string Weekdays = "日一二三四五六";

    /// <summary>Such as 2008年12月13日.</summary>
    public static string Of(DateOnly date) =>
        string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日");

    /// <summary>Such as 2008年12月13日（星期六）.</summary>
    public static string WithWeekday(DateOnly date) => $"{Of(date)}（星期{Weekdays[(int)date.DayOfWeek]}）";

    /// <summary>Such as 上午 8:30, 中午 12:15, 下午 2:00 or 晚上 7:30.</summary>
    public static string Of(TimeOnly time)
    {
        var part = time.Hour switch
        {
            < 5 => "凌晨",
            < 12 => "上午",
            12 => "中午",
            < 18 => "下午",
            _ => "晚上",
        };
        var hour = time.Hour > 12 ? time.Hour - 12 : time.Hour;
        return string.Create(CultureInfo.InvariantCulture, $"{part} {hour}:{time.Minute:00}");
    }

    /// <summary>Such as 2008年12月13日（星期六）上午 8:30.</summary>
    public static string Of(DateOnly date, TimeOnly time) => $"{WithWeekday(date)}{Of(time)}";

    /// <summary>A record's date, such as 1986年3月5日 for <c>19860305</c> or 2005年9月 for <c>200509</c>; any other text as it is.</summary>
    public static string OfDigits(string digits)
    {
        if (digits.Length is not (6 or 8) || !digits.All(char.IsAsciiDigit))
            return digits;
        var (year, month) = (digits[..4], digits[4..6].TrimStart('0'));
        return digits.Length == 6 ? $"{year}年{month}月" : $"{year}年{month}月{digits[6..].TrimStart('0')}日";
    }

    /// <summary>An instant in campus time, such as 2008年12月3日（星期三）上午 9:05.</summary>
    public static string Of(DateTimeOffset instant) =>
        Of(CampusTime.DateOf(instant), TimeOnly.FromDateTime(CampusTime.ToLocal(instant).DateTime));

    /// <summary>A span of days, such as 2008年12月13日至14日; one day when both are the same.</summary>
    public static string Span(DateOnly first, DateOnly last) =>
        first == last ? Of(first)
        : first.Year != last.Year ? $"{Of(first)}至{Of(last)}"
        : first.Month != last.Month
            ? string.Create(CultureInfo.InvariantCulture, $"{Of(first)}至{last.Month}月{last.Day}日")
        : string.Create(CultureInfo.InvariantCulture, $"{Of(first)}至{last.Day}日");
}
