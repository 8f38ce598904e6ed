using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Gradcheck.Bot.Logging.Scrubbing;

/// <summary>What a value may look like in a log: printable ASCII, one line.</summary>
internal static partial class PlainText
{
    private const int MaxLength = 16 * 1024;

    private static readonly SearchValues<char> ControlCharacters = SearchValues.Create([
        .. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(IsControl),
    ]);

    /// <summary>
    /// A value that came from anywhere: numbers and secrets masked, words that are not ASCII replaced by
    /// <c>[text]</c> (what the programs themselves log as values is ASCII; the rest was typed by a person), control
    /// characters written out, and not longer than 16 Ki characters.
    /// </summary>
    public static string OfValue(string text)
    {
        var cut = text.Length > MaxLength;
        if (cut)
            text = text[..MaxLength];
        text = Scrubber.Scrub(text);
        if (!Ascii.IsValid(text) || text.AsSpan().ContainsAny('%', '\\'))
            text = ForeignWord().Replace(text, "[text]");
        text = OneLine(text);
        // A number cut in two would not be recognised: the last word goes.
        return cut ? $"{text[..Math.Max(0, text.Length - 100)]}… (cut)" : text;
    }

    /// <summary>The text with control characters, line breaks and direction marks written out, as in <c>\u001b</c>.</summary>
    public static string OneLine(string text)
    {
        var at = text.AsSpan().IndexOfAny(ControlCharacters);
        if (at < 0)
            return text;
        var line = new StringBuilder(text.Length + 16).Append(text, 0, at);
        foreach (var c in text.AsSpan(at))
        {
            _ = c switch
            {
                '\r' => line.Append("\\r"),
                '\n' => line.Append("\\n"),
                '\t' => line.Append("\\t"),
                _ when IsControl(c) => line.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => line.Append(c),
            };
        }

        return line.ToString();
    }

    private static bool IsControl(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse;

    [GeneratedRegex(
        @"(?<![A-Za-z])[A-Za-z]*(?:(?:[^\x00-\x7F]|%(?:25)?[89A-Fa-f][0-9A-Fa-f]|\\u(?!00[0-7])[0-9A-Fa-f]{4})[A-Za-z]*)+"
    )]
    private static partial Regex ForeignWord();
}
