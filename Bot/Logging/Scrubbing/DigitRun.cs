namespace Gradcheck.Bot.Logging.Scrubbing;

/// <summary>
/// Digits that people read as one number: next to each other, or with a few blanks and dashes between them. Knows
/// which of them belong to an ID number or to a mobile phone number.
/// </summary>
internal sealed class DigitRun
{
    /// <summary>Phones and 15-digit ID numbers have too little shape to be recognised in more groups than this.</summary>
    private const int MaxGroups = 5;
    private const int MaxPhoneGroups = 3;
    private const int MaxSeparators = 3;
    private const int Phone = 11;
    private readonly List<DigitToken> digits = [];

    /// <summary>Which digits must go, with what stands in their place; null where a digit may stay.</summary>
    private readonly List<string?> masks = [];

    public int Count => digits.Count;
    public int End => digits[^1].End;

    /// <summary>Reads the run that begins with a digit.</summary>
    public void Read(ReadOnlySpan<char> text, DigitToken first)
    {
        digits.Clear();
        digits.Add(first);
        while (TryNext(text, digits[^1].End, out var next))
            digits.Add(next);
    }

    /// <summary>The places to be masked, in order: from, to, and what to write there.</summary>
    public IEnumerable<(int From, int To, string Mask)> Finds(string text)
    {
        masks.Clear();
        masks.AddRange(Enumerable.Repeat<string?>(null, digits.Count));
        var ends = new int[digits.Count];
        for (var i = 0; i < digits.Count; i++)
            Judge(text, i, ends);
        for (var i = 0; i < digits.Count; i++)
        {
            if (masks[i] is not { } mask)
                continue;
            var last = i;
            while (last + 1 < digits.Count && masks[last + 1] is not null && ends[last] == 0)
                last++;
            yield return (digits[i].Start, ends[last] > 0 ? ends[last] : digits[last].End, mask);
            i = last;
        }
    }

    private void Judge(string text, int at, int[] ends)
    {
        if (IdNumberShape.Begins18(digits, at))
        {
            var checkCharacter = IdNumberShape.EndsWithX(text, digits[at + 16].End);
            if (checkCharacter > 0)
            {
                Mask(at, 17, "[id]");
                ends[at + 16] = checkCharacter;
                return;
            }

            if (at + 17 < digits.Count)
            {
                Mask(at, 18, "[id]");
                return;
            }
        }

        if (
            IdNumberShape.Is15(digits, at)
            && StandsAlone(at, 15)
            && Groups(at, 15) <= MaxGroups
            && !IsHash(text, at, 15)
        )
            Mask(at, 15, "[id]");
        else if (IsPhone(at) && Groups(at, Phone) <= MaxPhoneGroups && !IsHash(text, at, Phone))
            Mask(at, Phone, "[phone]");
    }

    private void Mask(int at, int count, string mask)
    {
        for (var i = at; i < at + count; i++)
            masks[i] ??= mask;
    }

    /// <summary>1, 3–9 and nine more; the country code may stand before it without a gap.</summary>
    private bool IsPhone(int at)
    {
        if (at + Phone > digits.Count || digits[at].Value != 1 || digits[at + 1].Value < 3 || !EndsAlone(at + Phone))
            return false;
        return BeginsAlone(at)
            || (at >= 2 && digits[at - 2].Value == 8 && digits[at - 1].Value == 6 && BeginsAfterZeros(at - 2));
    }

    private bool BeginsAfterZeros(int at) =>
        BeginsAlone(at) || (at >= 2 && digits[at - 2].Value == 0 && digits[at - 1].Value == 0 && BeginsAlone(at - 2));

    private bool StandsAlone(int at, int count) => BeginsAlone(at) && EndsAlone(at + count);

    private bool BeginsAlone(int at) => at == 0 || digits[at - 1].End < digits[at].Start;

    private bool EndsAlone(int end) => end == digits.Count || digits[end - 1].End < digits[end].Start;

    private int Groups(int at, int count)
    {
        var groups = 1;
        for (var i = at + 1; i < at + count; i++)
            groups += digits[i - 1].End < digits[i].Start ? 1 : 0;
        return groups;
    }

    /// <summary>Whether the digits are part of a hash, a trace id or a GUID: 24 or more of 0–9, a–f and dashes.</summary>
    private bool IsHash(string text, int at, int count)
    {
        var (from, to) = (digits[at].Start, digits[at + count - 1].End);
        var letters = 0;
        while (from > 0 && IsHex(text[from - 1], ref letters))
            from--;
        while (to < text.Length && IsHex(text[to], ref letters))
            to++;
        return letters > 0 && to - from >= 24;
    }

    private static bool IsHex(char c, ref int letters)
    {
        if (!char.IsAsciiHexDigit(c))
            return c == '-';
        letters += char.IsAsciiDigit(c) ? 0 : 1;
        return true;
    }

    private static bool TryNext(ReadOnlySpan<char> text, int at, out DigitToken token)
    {
        for (var separators = 0; at < text.Length; separators++)
        {
            if (DigitToken.TryRead(text, at, out token))
                return true;
            var length = separators < MaxSeparators ? Separator.LengthAt(text, at) : 0;
            if (length == 0)
                break;
            at += length;
        }

        token = default;
        return false;
    }
}
