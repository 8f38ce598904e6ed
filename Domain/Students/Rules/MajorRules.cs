namespace Gradcheck.Domain.Students.Rules;

/// <summary>专业（方向）: full-width brackets, in pairs.</summary>
internal static class MajorRules
{
    public static FieldCheck Check(CellValue value)
    {
        var text = value.AsText();
        var findings = new Findings(StudentField.Major);
        var clean = CellText.Clean(text, InnerBlanks.BetweenAscii, out var changes);
        TextFindings.Report(ref findings, changes);
        if (clean.AsSpan().IndexOfAny('(', ')') >= 0)
        {
            clean = clean.Replace('(', '（').Replace(')', '）');

            // "A (B)" kept its space beside the ASCII bracket; beside the full-width one it goes.
            clean = CellText.Clean(clean, InnerBlanks.BetweenAscii, out _);
            findings.Normalized(Rule.MajorBrackets, "半角括号已改为全角括号。");
        }

        TextRules.CheckLength(ref findings, clean, TextRules.MaxLength);
        if (!BracketsMatch(clean))
        {
            findings.Warning(Rule.MajorBracketsUnbalanced, "括号不成对，请核对专业（方向）。");
        }

        return findings.Done(clean, CellText.Trim(text));
    }

    private static bool BracketsMatch(string text)
    {
        var open = 0;
        foreach (var c in text)
        {
            open += c switch
            {
                '（' => 1,
                '）' => -1,
                _ => 0,
            };
            if (open < 0)
            {
                return false;
            }
        }

        return open == 0;
    }
}
