namespace Gradcheck.Domain.Students.Rules;

/// <summary>学制: years from 2 to 8, halves allowed; the normal form is <c>4</c> or <c>2.5</c>.</summary>
internal static class ProgrammeLengthRules
{
    private static readonly string[] Normal =
    [
        "2",
        "2.5",
        "3",
        "3.5",
        "4",
        "4.5",
        "5",
        "5.5",
        "6",
        "6.5",
        "7",
        "7.5",
        "8",
    ];

    public static FieldCheck Check(CellValue value)
    {
        var text = value.AsText();
        if (NormalForm(text) is { } normal)
        {
            return FieldCheck.Clean(normal);
        }

        var findings = new Findings(StudentField.ProgrammeLength);
        var clean = CellText.Clean(text, InnerBlanks.None, out _);
        var read = Read(clean);
        if (read is not null)
        {
            findings.Normalized(Rule.YearsText, $"学制已写成年数“{read}”。");
        }
        else if (clean.Length > 0)
        {
            findings.Error(Rule.YearsIllegal, "学制请填年数，2 至 8 之间，可以带 .5，如 4 或 2.5。");
        }

        return findings.Done(read ?? clean, CellText.Trim(text));
    }

    private static string? NormalForm(ReadOnlySpan<char> text)
    {
        foreach (var normal in Normal)
        {
            if (text.SequenceEqual(normal))
            {
                return normal;
            }
        }

        return null;
    }

    private static string? Read(ReadOnlySpan<char> text)
    {
        var half = text.EndsWith("年半");
        foreach (var unit in (ReadOnlySpan<string>)["年半", "年制", "学年", "年"])
        {
            if (text.EndsWith(unit))
            {
                text = text[..^unit.Length];
                break;
            }
        }

        if (text.Length == 1)
        {
            var digit = "〇一二三四五六七八".IndexOf(text[0]);
            var years =
                digit > 0 ? digit
                : text[0] == '两' ? 2
                : text[0] - '0';
            return NormalForm(half ? $"{years}.5" : $"{years}");
        }

        if (half)
        {
            return null;
        }

        // 4.0, 2.50, ２．５
        Span<char> plain = stackalloc char[8];
        if (text.Length > plain.Length)
        {
            return null;
        }

        text.Replace(plain, '．', '.');
        var number = plain[..text.Length];
        return NormalForm(number.Contains('.') ? number.TrimEnd('0').TrimEnd('.') : number);
    }
}
