namespace Gradcheck.Bot.Logging.Scrubbing;

/// <summary>
/// What tells an ID number (GB 11643) from any other long number: a province's code and a day of birth. The check
/// character does not count, because a mistyped number still says who somebody is.
/// </summary>
internal static class IdNumberShape
{
    /// <summary>The provinces of GB/T 2260, and 83 (residents from Taiwan) and 91 (foreigners) of the same form.</summary>
    private static readonly bool[] Provinces = Known(
        [11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46],
        [50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83, 91]
    );

    /// <summary>Whether the first 17 digits of an 18-character number begin at a place.</summary>
    public static bool Begins18(List<DigitToken> digits, int at) =>
        at + 17 <= digits.Count
        && Provinces[Two(digits, at)]
        && Two(digits, at + 6) is 19 or 20
        && IsDay(Two(digits, at + 6) * 100 + Two(digits, at + 8), Two(digits, at + 10), Two(digits, at + 12));

    /// <summary>Whether a number of 15 digits begins at a place.</summary>
    public static bool Is15(List<DigitToken> digits, int at) =>
        at + 15 <= digits.Count
        && Provinces[Two(digits, at)]
        && IsDay(1900 + Two(digits, at + 6), Two(digits, at + 8), Two(digits, at + 10));

    /// <summary>Where the X behind 17 digits ends, however it is written; 0 when there is none.</summary>
    public static int EndsWithX(ReadOnlySpan<char> text, int at)
    {
        for (var separators = 0; at < text.Length && separators <= 1; separators++)
        {
            if (text[at] is 'X' or 'x' or 'Ｘ' or 'ｘ')
                return at + 1;
            var rest = text[at..];
            foreach (
                var encoded in (ReadOnlySpan<string>)["%58", "%78", "%EF%BC%B8", "%EF%BD%98", "\\uFF38", "\\uFF58"]
            )
            {
                if (rest.StartsWith(encoded, StringComparison.OrdinalIgnoreCase))
                    return at + encoded.Length;
            }

            var length = Separator.LengthAt(text, at);
            if (length == 0)
                return 0;
            at += length;
        }

        return 0;
    }

    private static bool IsDay(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static int Two(List<DigitToken> digits, int at) => digits[at].Value * 10 + digits[at + 1].Value;

    private static bool[] Known(params ReadOnlySpan<int[]> codes)
    {
        var known = new bool[100];
        foreach (var group in codes)
        {
            foreach (var code in group)
                known[code] = true;
        }

        return known;
    }
}
