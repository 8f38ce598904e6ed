namespace Gradcheck.Domain.Students.Rules;

/// <summary>Free text: college, class, remark.</summary>
internal static class TextRules
{
    /// <summary>UTF-16 units; far above any real name of a college, class or major.</summary>
    public const int MaxLength = 100;

    public const int MaxRemarkLength = 500;

    public static FieldCheck Check(StudentField field, CellValue value, InnerBlanks inner)
    {
        var text = value.AsText();
        var findings = new Findings(field);
        var clean = CellText.Clean(text, inner, out var changes);
        TextFindings.Report(ref findings, changes);
        CheckLength(ref findings, clean, field == StudentField.Remark ? MaxRemarkLength : MaxLength);
        return findings.Done(clean, CellText.Trim(text));
    }

    public static void CheckLength(ref Findings findings, string text, int max)
    {
        if (text.Length > max)
        {
            findings.Error(Rule.TextTooLong, $"内容超过 {max} 个字，请缩短。");
        }
    }
}
