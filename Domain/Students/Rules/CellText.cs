using System.Runtime.CompilerServices;

namespace Gradcheck.Domain.Students.Rules;

/// <summary>What <see cref="CellText.Clean"/> changed or saw.</summary>
[Flags]
internal enum TextChanges
{
    None = 0,
    Blanks = 1,
    FullWidth = 2,
    Apostrophe = 4,

    /// <summary>A character was lost before the text reached us: U+FFFD or half of a surrogate pair.</summary>
    Unreadable = 8,
}

/// <summary>Which blanks inside a text stay.</summary>
internal enum InnerBlanks
{
    None,

    /// <summary>One space between two ASCII characters (<c>Class A</c>); none beside a Chinese one.</summary>
    BetweenAscii,

    /// <summary>All of them: free text.</summary>
    All,
}

/// <summary>The character-level clean-up every field shares.</summary>
internal static class CellText
{
    private const string Apostrophes = "'‘’＇`";

    /// <summary>
    /// Drops blanks (ASCII, U+3000, NBSP, zero-width, control characters), a leading apostrophe that was meant for
    /// Excel, and turns full-width letters and digits into half-width ones. Returns the same string when it is clean.
    /// </summary>
    public static string Clean(string text, InnerBlanks inner, out TextChanges changes)
    {
        changes = TextChanges.None;
        return NeedsNothing(text) ? text : CleanSlowly(text, inner, ref changes);
    }

    public static string Trim(string text)
    {
        var span = text.AsSpan();
        while (span.Length > 0 && IsBlank(span[0]))
        {
            span = span[1..];
        }

        while (span.Length > 0 && IsBlank(span[^1]))
        {
            span = span[..^1];
        }

        return span.Length == text.Length ? text : span.ToString();
    }

    public static bool IsBlank(char c) =>
        c <= ' ' || (c >= '\u007f' && (c <= '\u00a0' || char.IsWhiteSpace(c) || IsZeroWidth(c)));

    public static bool IsFullWidthAlphanumeric(char c) =>
        c is (>= '０' and <= '９') or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ');

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool NeedsNothing(string text)
    {
        if (text.Length == 0 || IsApostrophe(text[0]))
        {
            return text.Length == 0;
        }

        foreach (var c in text)
        {
            if (c is (> ' ' and < '\u007f') or (>= '一' and <= '鿿'))
            {
                continue;
            }

            if (IsBlank(c) || IsFullWidthAlphanumeric(c) || char.IsSurrogate(c) || c == '\ufffd')
            {
                return false;
            }
        }

        return true;
    }

    private static string CleanSlowly(string text, InnerBlanks inner, ref TextChanges changes)
    {
        var trimmed = Trim(text);
        if (trimmed.Length != text.Length)
        {
            changes |= TextChanges.Blanks;
        }

        while (StartsWithExcelApostrophe(trimmed, inner))
        {
            changes |= TextChanges.Apostrophe;
            trimmed = Trim(trimmed[1..]);
        }

        var buffer = new char[trimmed.Length];
        var length = 0;
        for (var i = 0; i < trimmed.Length; i++)
        {
            var c = trimmed[i];
            if (IsBlank(c))
            {
                var end = i + 1;
                while (IsBlank(trimmed[end]))
                {
                    end++;
                }

                var run = trimmed.AsSpan(i, end - i);
                var before = length;
                length += WriteBlanks(
                    run,
                    inner,
                    length > 0 ? buffer[length - 1] : ' ',
                    trimmed[end],
                    buffer.AsSpan(length)
                );
                if (!run.SequenceEqual(buffer.AsSpan(before, length - before)))
                {
                    changes |= TextChanges.Blanks;
                }

                i = end - 1;
                continue;
            }

            if (IsFullWidthAlphanumeric(c))
            {
                changes |= TextChanges.FullWidth;
                c = (char)(c - 0xFEE0);
            }
            else if (c == '\ufffd' || IsLoneSurrogate(trimmed, i))
            {
                changes |= TextChanges.Unreadable;
            }

            buffer[length++] = c;
        }

        return changes == TextChanges.None ? text : new string(buffer, 0, length);
    }

    private static int WriteBlanks(ReadOnlySpan<char> run, InnerBlanks inner, char left, char right, Span<char> to)
    {
        var written = 0;
        foreach (var c in run)
        {
            var visible = !IsZeroWidth(c) && (c >= ' ' || c is '\t' or '\n' or '\r');
            if (!visible || inner == InnerBlanks.None)
            {
                continue;
            }

            if (inner == InnerBlanks.All)
            {
                to[written++] = c < ' ' ? ' ' : c;
            }
            else if (char.IsAscii(left) && (char.IsAscii(right) || IsFullWidthAlphanumeric(right)))
            {
                to[0] = ' ';
                written = 1;
            }
        }

        return written;
    }

    private static bool IsZeroWidth(char c) =>
        c
            is '\u00ad'
                or '\u180e'
                or (>= '\u200b' and <= '\u200f')
                or (>= '\u202a' and <= '\u202e')
                or (>= '\u2060' and <= '\u2064')
                or '\ufeff';

    private static bool IsApostrophe(char c) => Apostrophes.Contains(c);

    /// <summary>In free text a second apostrophe means that the first one opens a quotation.</summary>
    private static bool StartsWithExcelApostrophe(string text, InnerBlanks inner) =>
        text.Length > 0
        && IsApostrophe(text[0])
        && (inner == InnerBlanks.None || text.AsSpan(1).IndexOfAny(Apostrophes) < 0);

    private static bool IsLoneSurrogate(string text, int index) =>
        char.IsHighSurrogate(text[index])
            ? index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1])
            : char.IsLowSurrogate(text[index]) && (index == 0 || !char.IsHighSurrogate(text[index - 1]));
}
