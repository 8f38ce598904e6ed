namespace Gradcheck.Domain.Students.Rules;

/// <summary>性别: 男 or 女; the codes of GB/T 2261.1 and common words are proposals only.</summary>
internal static class SexRules
{
    public static FieldCheck Check(CellValue value)
    {
        var text = value.AsText();
        if (text is "男" or "女")
        {
            return FieldCheck.Clean(text);
        }

        var findings = new Findings(StudentField.Sex);
        var clean = CellText.Clean(text, InnerBlanks.None, out var changes);
        TextFindings.Report(ref findings, changes);
        if (clean is not ("男" or "女" or ""))
        {
            findings.Error(Rule.SexIllegal, "性别只能填“男”或“女”，请更正。", Propose(clean));
        }

        return findings.Done(clean, CellText.Trim(text));
    }

    private static string? Propose(string text) =>
        text.ToUpperInvariant() switch
        {
            "1" or "M" or "MALE" or "男性" or "男生" or "先生" or "男士" => "男",
            "2" or "F" or "FEMALE" or "女性" or "女生" or "女士" or "小姐" => "女",
            _ => null,
        };
}
