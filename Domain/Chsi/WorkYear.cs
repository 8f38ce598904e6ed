using System.Globalization;

namespace Gradcheck.Domain.Chsi;

/// <summary>One year of the State Council's holiday arrangement.</summary>
/// <param name="Year">The year all dates lie in.</param>
/// <param name="Holidays">Days off; a Saturday or Sunday among them changes nothing.</param>
/// <param name="Workdays">Make-up days: Saturdays or Sundays that are worked.</param>
public sealed record WorkYear(int Year, IReadOnlyList<DateOnly> Holidays, IReadOnlyList<DateOnly> Workdays)
{
    /// <summary>Why this cannot be a year's arrangement, in plain Chinese; null when it can.</summary>
    public string? Problem()
    {
        if (Year is < 1949 or > 2200)
        {
            return "年份不对，请核对。";
        }

        if (Holidays.Concat(Workdays).FirstOrDefault(day => day.Year != Year) is var stray && stray != default)
        {
            return $"{stray:yyyy-MM-dd} 不在 {Year} 年内，请放到它所在的年份。";
        }

        if (Holidays.Intersect(Workdays).FirstOrDefault() is var both && both != default)
        {
            return $"{both:yyyy-MM-dd} 同时列为放假和上班，请核对。";
        }

        return null;
    }

    /// <summary>Reads a row of the embedded table: year, holidays, make-up days, as <c>MMdd</c> or <c>MMdd-MMdd</c>.</summary>
    internal static WorkYear Parse(string[] row)
    {
        var year = int.Parse(row[0], CultureInfo.InvariantCulture);
        return new WorkYear(year, Days(year, row[1]), Days(year, row[2]));
    }

    private static List<DateOnly> Days(int year, string ranges) =>
        [
            .. ranges
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(range =>
                {
                    var first = Day(year, range.AsSpan(0, 4));
                    var last = Day(year, range.AsSpan(range.Length - 4));
                    return Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays);
                }),
        ];

    private static DateOnly Day(int year, ReadOnlySpan<char> monthAndDay) =>
        new(
            year,
            int.Parse(monthAndDay[..2], CultureInfo.InvariantCulture),
            int.Parse(monthAndDay[2..], CultureInfo.InvariantCulture)
        );
}
