using System.Globalization;

namespace Gradcheck.Bot.Logging.Scrubbing;

/// <summary>What people and encoders put between the digits of one number.</summary>
internal static class Separator
{
    /// <summary>How many characters the separator at a place has; 0 when there is none.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        if (c is '-' or ' ' or '_' or '+')
            return 1;
        if (c == '%')
            return IsEncodedSeparator(text[at..]) ? 3 : 0;
        if (c < '\x7f' && !char.IsControl(c))
            return 0;
        return
            CharUnicodeInfo.GetUnicodeCategory(c)
                is UnicodeCategory.DashPunctuation
                    or UnicodeCategory.SpaceSeparator
                    or UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
            ? 1
            : 0;
    }

    private static bool IsEncodedSeparator(ReadOnlySpan<char> rest) =>
        rest.Length >= 3
        && (
            rest.StartsWith("%20", StringComparison.Ordinal)
            || rest.StartsWith("%2D", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("%2B", StringComparison.OrdinalIgnoreCase)
        );
}
