using System.Globalization;

namespace Gradcheck.Bot.Logging.Scrubbing;

/// <summary>One digit as it stands in a text, however it is written.</summary>
/// <param name="Value">0–9.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Behind its last character.</param>
internal readonly record struct DigitToken(int Value, int Start, int End)
{
    /// <summary>
    /// Reads the digit at a place: ASCII, any other decimal digit of Unicode (full-width ones first of all), or
    /// one encoded for an address (<c>%34</c>, <c>%2534</c>, <c>%EF%BC%94</c>) or for JSON (<c>\u0034</c>, <c>\uFF14</c>).
    /// </summary>
    public static bool TryRead(ReadOnlySpan<char> text, int at, out DigitToken token)
    {
        var c = text[at];
        if (char.IsAsciiDigit(c))
        {
            token = new DigitToken(c - '0', at, at + 1);
            return true;
        }

        var rest = text[at..];
        var (value, length) = c switch
        {
            '%' when Follows(rest, "%3", 3) => (rest[2] - '0', 3),
            '%' when Follows(rest, "%253", 5) => (rest[4] - '0', 5),
            '%' when Follows(rest, "%EF%BC%9", 9) => (rest[8] - '0', 9),
            '\\' when Follows(rest, "\\u003", 6) => (rest[5] - '0', 6),
            '\\' when Follows(rest, "\\uFF1", 6) => (rest[5] - '0', 6),
            > '\x7f' => (CharUnicodeInfo.GetDecimalDigitValue(c), 1),
            _ => (-1, 0),
        };
        token = new DigitToken(value, at, at + length);
        return value is >= 0 and <= 9;
    }

    private static bool Follows(ReadOnlySpan<char> rest, string prefix, int length) =>
        rest.Length >= length
        && rest.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
        && char.IsAsciiDigit(rest[length - 1]);
}
