namespace Gradcheck.Domain.Students.Rules;

/// <summary>学号: letters, digits and hyphens without blanks; leading zeros are kept.</summary>
internal static class StudentNumberRules
{
    private const int MaxLength = 32;

    public static FieldCheck Check(CellValue value)
    {
        var text = value.AsText();
        var findings = new Findings(StudentField.StudentNumber);
        if (value.Kind == CellKind.Number)
        {
            CheckNumberCell(ref findings, value.Number);
            return findings.Done(text, text);
        }

        if (IsNormal(text))
        {
            return FieldCheck.Clean(text);
        }

        var clean = CellText.Clean(text, InnerBlanks.None, out var changes);
        if (changes.HasFlag(TextChanges.FullWidth))
        {
            findings.Normalized(Rule.StudentNumberFullWidth, "全角数字已改为半角。");
        }

        TextFindings.Report(ref findings, changes & ~TextChanges.FullWidth, Rule.StudentNumberBlanks);
        if (ScientificText.Matches(clean))
        {
            findings.Error(
                Rule.StudentNumberScientificText,
                "学号被 Excel 改成了科学计数法，后几位已丢失。请把该列设为“文本”格式后重新录入。"
            );
        }
        else if (clean.Length > 0 && !IsNormal(clean))
        {
            findings.Error(
                Rule.StudentNumberCharacters,
                $"学号只能用数字、英文字母和“-”，最多 {MaxLength} 位，请更正。"
            );
        }

        return findings.Done(clean, CellText.Trim(text));
    }

    private static void CheckNumberCell(ref Findings findings, double number)
    {
        if (Math.Abs(number) >= 1e15)
        {
            findings.Error(
                Rule.StudentNumberPrecisionLost,
                "学号存成了数字，Excel 只保留 15 位，后面的数字已丢失。请把该列设为“文本”格式后重新录入。"
            );
        }
        else if (number != Math.Truncate(number) || number < 0)
        {
            findings.Error(Rule.StudentNumberCharacters, "学号只能用数字、英文字母和“-”，请更正。");
        }
        else
        {
            findings.Normalized(
                Rule.StudentNumberNumberCell,
                "学号存成了数字，已按文本处理；若学号以 0 开头，前面的 0 可能已丢失，请核对。"
            );
        }
    }

    private static bool IsNormal(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
            {
                return false;
            }
        }

        return text.Length is > 0 and <= MaxLength;
    }
}
