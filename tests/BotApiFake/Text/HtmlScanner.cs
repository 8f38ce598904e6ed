using System.Globalization;
using System.Text;

namespace Gradcheck.FakeTelegram;

/// <summary>The tokens of Bot API HTML: tags with their attributes, and character references.</summary>
internal static class HtmlScanner
{
    // the list of the Bot API documentation; anything else is refused
    private static readonly HashSet<string> Tags =
    [
        "b",
        "strong",
        "i",
        "em",
        "u",
        "ins",
        "s",
        "strike",
        "del",
        "span",
        "tg-spoiler",
        "a",
        "code",
        "pre",
        "blockquote",
    ];

    public readonly record struct Tag(string Name, string? Argument, int Next);

    public readonly record struct Reference(Rune Character, int Next);

    /// <summary>Only lt, gt, amp, quot and numbers are known; anything else after an ampersand is plain text.</summary>
    public static Reference? Entity(byte[] text, int at)
    {
        var i = at + 1;
        var hex = text[i] == '#' && text[i + 1] == 'x';
        var numeric = text[i] == '#';
        i +=
            hex ? 2
            : numeric ? 1
            : 0;
        var begin = i;
        while (
            numeric
                ? (hex ? char.IsAsciiHexDigit((char)text[i]) : char.IsAsciiDigit((char)text[i]))
                : char.IsAsciiLetter((char)text[i])
        )
            i++;
        var name = Encoding.ASCII.GetString(text, begin, i - begin);
        var next = text[i] == ';' ? i + 1 : i;
        if (numeric)
        {
            var style = hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
            return
                int.TryParse(name, style, CultureInfo.InvariantCulture, out var code) && code != 0 && Rune.IsValid(code)
                ? new Reference(new Rune(code), next)
                : null;
        }
        var character = name switch
        {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            _ => '\0',
        };
        return character == 0 ? null : new Reference(new Rune(character), next);
    }

    public static (string Name, int Next) EndTag(byte[] text, int begin)
    {
        var i = begin + 2;
        while (!IsSpace(text[i]) && text[i] != '>')
            i++;
        var name = Encoding.UTF8.GetString(text, begin + 2, i - begin - 2).ToLowerInvariant();
        i = SkipSpace(text, i);
        return text[i] == '>' ? (name, i + 1) : throw HtmlText.Unparsable($"Unclosed end tag at byte offset {begin}");
    }

    public static Tag StartTag(byte[] text, int begin)
    {
        var i = begin + 1;
        while (!IsSpace(text[i]) && text[i] != '>')
            i++;
        if (text[i] == 0)
            throw HtmlText.Unparsable($"Unclosed start tag at byte offset {begin}");
        var name = Encoding.UTF8.GetString(text, begin + 1, i - begin - 1).ToLowerInvariant();
        if (!Tags.Contains(name))
            throw HtmlText.Unparsable($"Unsupported start tag \"{name}\" at byte offset {begin}");

        string? argument = null;
        while (text[i = SkipSpace(text, i)] != '>')
            argument = Attribute(text, ref i, name, begin) ?? argument;
        return name == "span" && argument != "spoiler"
            ? throw HtmlText.Unparsable($"Tag \"span\" must have class \"tg-spoiler\" at byte offset {begin}")
            : new Tag(name, argument, i + 1);
    }

    private static string? Attribute(byte[] text, ref int i, string tag, int begin)
    {
        var from = i;
        while (!IsSpace(text[i]) && !"=>/\"'"u8.Contains(text[i]))
            i++;
        if (i == from)
            throw text[i] == 0
                ? HtmlText.Unparsable($"Unclosed start tag \"{tag}\" at byte offset {begin}")
                : HtmlText.Unparsable($"Empty attribute name in the tag \"{tag}\" at byte offset {begin}");
        var name = Encoding.UTF8.GetString(text, from, i - from);
        i = SkipSpace(text, i);
        if (text[i] == 0)
            throw HtmlText.Unparsable($"Unclosed start tag \"{tag}\" at byte offset {begin}");
        if (text[i] != '=')
            return tag == "blockquote" && name.Equals("expandable", StringComparison.OrdinalIgnoreCase) ? "1" : null;
        i = SkipSpace(text, i + 1);
        var value = Value(text, ref i);
        if (text[i] == 0)
            throw HtmlText.Unparsable($"Unclosed start tag at byte offset {begin}");
        return (tag, name) switch
        {
            ("a", "href") => value,
            ("code", "class") when value.StartsWith("language-", StringComparison.Ordinal) => value[
                "language-".Length..
            ],
            ("span", "class") when value.StartsWith("tg-", StringComparison.Ordinal) => value["tg-".Length..],
            _ => null,
        };
    }

    private static string Value(byte[] text, ref int i)
    {
        var from = i;
        if (text[i] is not ((byte)'"' or (byte)'\''))
        {
            while (char.IsAsciiLetterOrDigit((char)text[i]) || text[i] is (byte)'.' or (byte)'-')
                i++;
            return IsSpace(text[i]) || text[i] == '>'
                ? Encoding.ASCII.GetString(text, from, i - from).ToLowerInvariant()
                : throw HtmlText.Unparsable($"Unexpected end of name token at byte offset {from}");
        }
        var quote = text[i++];
        var value = new List<byte>();
        while (text[i] != quote && text[i] != 0)
        {
            if (text[i] == '&' && Entity(text, i) is { } reference)
            {
                value.AddRange(Encoding.UTF8.GetBytes(reference.Character.ToString()));
                i = reference.Next;
            }
            else
            {
                value.Add(text[i++]);
            }
        }
        if (text[i] == quote)
            i++;
        return Encoding.UTF8.GetString([.. value]);
    }

    private static int SkipSpace(byte[] text, int i)
    {
        while (text[i] != 0 && IsSpace(text[i]))
            i++;
        return i;
    }

    // the zero byte counts as space, so that every scan stops at the end of the text
    private static bool IsSpace(byte b) => b is 0 or 32 or (>= 9 and <= 13);
}
