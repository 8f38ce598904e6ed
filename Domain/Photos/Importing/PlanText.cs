using System.Globalization;
using System.Text.RegularExpressions;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Students.Rules;

namespace Gradcheck.Domain.Photos.Importing;

/// <summary>Dates, times and number ranges as a photo plan (附表5) writes them.</summary>
public static partial class PlanText
{
    /// <summary>A day; a text without a year, such as 12月13日, falls into the autumn and winter before graduation.</summary>
    public static DateOnly? Date(CellValue cell, int cohortYear)
    {
        if (cell.Kind == CellKind.Date)
            return DateOnly.FromDateTime(cell.Date);
        var text = Clean(cell.Text);
        var reading = DateReading.Parse(WithoutWeekday().Replace(text, ""));
        if (reading is { Shape: DateShape.Full, Exists: true })
            return new DateOnly(reading.Year, reading.Month, reading.Day);
        var monthAndDay = MonthAndDay().Match(text);
        if (!monthAndDay.Success)
            return null;
        var (month, day) = (Number(monthAndDay.Groups[1]), Number(monthAndDay.Groups[2]));
        var year = month >= 8 ? cohortYear - 1 : cohortYear;
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }

    /// <summary>A time such as 8:30, 8：30-9:45, 下午2:30—4:00 or an Excel time cell.</summary>
    public static (TimeOnly Start, TimeOnly? End)? Times(CellValue cell)
    {
        if (cell.Kind == CellKind.Date)
            return (TimeOnly.FromDateTime(cell.Date), null);
        if (cell.Kind == CellKind.Number && cell.Number is >= 0 and < 1)
            return (TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(Math.Round(cell.Number * 24 * 60))), null);
        var matches = TimeOfDay().Matches(Clean(cell.Text));
        if (matches.Count is 0 or > 2)
            return null;
        var afternoon = false;
        var times = new List<TimeOnly>(2);
        foreach (Match match in matches)
        {
            afternoon = match.Groups[1].Value is "下午" or "晚上" || (afternoon && match.Groups[1].Value.Length == 0);
            var (hour, minute) = (Number(match.Groups[2]), Number(match.Groups[3]));
            if (afternoon && hour < 12)
                hour += 12;
            if (hour > 23 || minute > 59)
                return null;
            times.Add(new TimeOnly(hour, minute));
        }

        return times.Count == 1 ? (times[0], null)
            : times[1] > times[0] ? (times[0], times[1])
            : null;
    }

    /// <summary>预拍摄序号起止, such as 0001-0120 or 1至120; a single number is a range of one.</summary>
    public static (int First, int Last)? Range(CellValue cell)
    {
        if (cell.Kind == CellKind.Number && PhotoNumber(cell) is { } single)
            return (single, single);
        var match = NumberRange().Match(Clean(cell.Text));
        if (!match.Success)
            return null;
        var first = Number(match.Groups[1]);
        var last = match.Groups[2].Success ? Number(match.Groups[2]) : first;
        return first >= 1 && last >= first ? (first, last) : null;
    }

    /// <summary>预拍摄序号: a whole number from 1 on.</summary>
    public static int? PhotoNumber(CellValue cell) =>
        int.TryParse(Clean(cell.Text), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1
            ? number
            : null;

    /// <summary>An amount of yuan in fen; null when it is none.</summary>
    public static int? Fen(CellValue cell) =>
        decimal.TryParse(
            Clean(cell.Text).TrimEnd('元'),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var yuan
        ) && yuan is > 0 and < 100_000
            ? (int)decimal.Round(yuan * 100)
            : null;

    private static int Number(Group digits) =>
        int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Without blanks, with half-width digits and marks.</summary>
    private static string Clean(string text) =>
        string.Concat(
            text.Where(c => !char.IsWhiteSpace(c)).Select(c => c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c)
        );

    [GeneratedRegex("[（(]?(星期|周)[一二三四五六日天][）)]?", RegexOptions.CultureInvariant)]
    private static partial Regex WithoutWeekday();

    [GeneratedRegex(@"^(\d{1,2})月(\d{1,2})[日号]", RegexOptions.CultureInvariant)]
    private static partial Regex MonthAndDay();

    [GeneratedRegex(@"(上午|中午|下午|晚上)?(\d{1,2})[:点时](\d{2})", RegexOptions.CultureInvariant)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"^(\d{1,6})(?:[-–—~～至到]+(\d{1,6}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberRange();
}
