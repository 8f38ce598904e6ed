using System.Buffers;
using System.Globalization;
using System.Text;

namespace Gradcheck.Bot.Logging.Scrubbing;

/// <summary>
/// Masks what must never stand in a log, wherever in a text it stands and however it is written: ID numbers
/// (<c>[id]</c>), mobile phone numbers (<c>[phone]</c>) and secrets (<see cref="SecretPatterns"/>).
/// </summary>
public static class Scrubber
{
    private const int ShortestFind = 11;

    /// <summary>Every character a digit can begin with.</summary>
    private static readonly SearchValues<char> DigitStarts = SearchValues.Create([
        '%',
        '\\',
        .. Enumerable
            .Range(0, char.MaxValue + 1)
            .Select(c => (char)c)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.DecimalDigitNumber),
    ]);

    /// <summary>The text without numbers and secrets; the same instance when there was nothing to mask.</summary>
    public static string Scrub(string text) => ScrubNumbers(SecretPatterns.Mask(text));

    /// <summary>
    /// The last look at a line that is already rendered. Only replaces characters that every format writes as they
    /// are, so that JSON stays JSON.
    /// </summary>
    internal static string ScrubRendered(string line) => ScrubNumbers(SecretPatterns.MaskTokens(line));

    private static string ScrubNumbers(string text)
    {
        var at = text.AsSpan().IndexOfAny(DigitStarts);
        if (at < 0 || text.Length - at < ShortestFind)
            return text;
        var run = new DigitRun();
        StringBuilder? clean = null;
        var copied = 0;
        while (at < text.Length)
        {
            var next = text.AsSpan(at).IndexOfAny(DigitStarts);
            if (next < 0)
                break;
            at += next;
            if (!DigitToken.TryRead(text, at, out var first))
            {
                at++;
                continue;
            }

            run.Read(text, first);
            at = run.End;
            if (run.Count < ShortestFind)
                continue;
            foreach (var (from, to, mask) in run.Finds(text))
            {
                clean ??= new StringBuilder(text.Length);
                clean.Append(text, copied, from - copied).Append(mask);
                copied = to;
                at = Math.Max(at, to);
            }
        }

        return clean?.Append(text, copied, text.Length - copied).ToString() ?? text;
    }
}
