namespace Gradcheck.Domain.Students.Rules;

/// <summary>How much of a date a text held.</summary>
internal enum DateShape
{
    Unknown,
    Full,
    YearMonth,

    /// <summary><c>2005.1</c>: January, or October that lost its zero in a number cell.</summary>
    AmbiguousMonth,
    Year,

    /// <summary><c>86-3-5</c> or <c>860305</c>; the year is completed to 19yy for a proposal.</summary>
    ShortYear,
}

/// <summary>
/// A date as people write it: year first, parted by hyphens, slashes, dots or 年月日, or eight digits. Day-first
/// and month-first orders are not guessed at, so no culture can change what a text means.
/// </summary>
internal readonly record struct DateReading(DateShape Shape, int Year = 0, int Month = 0, int Day = 0)
{
    public bool Exists =>
        Year is >= 1 and <= 9999
        && Month is >= 1 and <= 12
        && (Shape == DateShape.YearMonth || (Day >= 1 && Day <= DateTime.DaysInMonth(Year, Month)));

    public string Normal => Shape == DateShape.YearMonth ? $"{Year:D4}{Month:D2}" : $"{Year:D4}{Month:D2}{Day:D2}";

    public static DateReading Of(DateTime date) => new(DateShape.Full, date.Year, date.Month, date.Day);

    /// <summary>Reads a text whose outer blanks and full-width digits are already cleaned.</summary>
    public static DateReading Parse(ReadOnlySpan<char> text)
    {
        var year = TakeDigits(ref text, out var yearDigits);
        if (text.IsEmpty)
        {
            return FromDigits(year, yearDigits);
        }

        var separator = Separator(text[0]);
        if (separator == '\0' || yearDigits is not (2 or 4))
        {
            return yearDigits == 4 && text is "级" or "级学生" or "学年" ? new(DateShape.Year, year) : default;
        }

        text = text[1..].TrimStart(' ');
        if (text.IsEmpty)
        {
            return yearDigits == 4 && separator == '年' ? new(DateShape.Year, year) : default;
        }

        var month = TakeDigits(ref text, out var monthDigits);
        if (monthDigits is not (1 or 2))
        {
            // 2005年秋
            return yearDigits == 4 && separator == '年' ? new(DateShape.Year, year) : default;
        }

        var closes =
            separator == '年' ? text.Length > 0 && text[0] == '月' : !text.IsEmpty && Separator(text[0]) == separator;
        if (closes)
        {
            text = text[1..].TrimStart(' ');
        }

        if (text.IsEmpty && yearDigits == 4 && closes == (separator == '年'))
        {
            var lostZero = separator == '.' && monthDigits == 1 && month == 1;
            return new(lostZero ? DateShape.AmbiguousMonth : DateShape.YearMonth, year, month);
        }

        var day = TakeDigits(ref text, out var dayDigits);
        if (separator == '年' && text.Length > 0 && text[0] is '日' or '号')
        {
            text = text[1..];
        }

        return !closes || dayDigits is not (1 or 2) || !IsTimeOfDay(text) ? default
            : yearDigits == 4 ? new(DateShape.Full, year, month, day)
            : new(DateShape.ShortYear, 1900 + year, month, day);
    }

    private static DateReading FromDigits(int number, int digits) =>
        digits switch
        {
            8 => new(DateShape.Full, number / 10000, number / 100 % 100, number % 100),
            6 when number / 100 is >= 1900 and < 2100 => new(DateShape.YearMonth, number / 100, number % 100),
            6 => new(DateShape.ShortYear, 1900 + number / 10000, number / 100 % 100, number % 100),
            4 => new(DateShape.Year, number),
            _ => default,
        };

    private static int TakeDigits(ref ReadOnlySpan<char> text, out int count)
    {
        var number = 0;
        count = 0;
        while (count < text.Length && count < 9 && char.IsAsciiDigit(text[count]))
        {
            number = number * 10 + text[count] - '0';
            count++;
        }

        text = text[count..];
        return number;
    }

    private static char Separator(char c) =>
        c switch
        {
            '-' or '－' or '‐' or '‑' or '‒' or '–' or '—' or '−' => '-',
            '/' or '／' => '/',
            '.' or '．' or '。' => '.',
            '年' => '年',
            _ => '\0',
        };

    /// <summary>A time behind the date, as CSV exports write it, says nothing about the day.</summary>
    private static bool IsTimeOfDay(ReadOnlySpan<char> text) =>
        text.IsEmpty
        || (text[0] is ' ' or 'T' or '上' or '下' && text.IndexOfAnyExcept(" T0123456789:.AaPpMmZ上下午") < 0);
}
