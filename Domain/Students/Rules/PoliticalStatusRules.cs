namespace Gradcheck.Domain.Students.Rules;

/// <summary>政治面貌: the texts of the notice (一.2). 党员 may mean a probationary member, so nothing is fixed silently.</summary>
internal static class PoliticalStatusRules
{
    private const string Ambiguous = "党员";
    private static readonly SynonymTable Synonyms = new("political-statuses.tsv");

    public static FieldCheck Check(CellValue value, IReadOnlyList<string> allowed)
    {
        var text = value.AsText();
        if (ListedText.Contains(allowed, text))
        {
            return FieldCheck.Clean(text);
        }

        var findings = new Findings(StudentField.PoliticalStatus);
        var clean = ListedText.Clean(ref findings, text, allowed, out var illegal);
        if (illegal is not null)
        {
            var hint = illegal == Ambiguous ? "预备党员请填“中共预备党员”。" : "其他情况请写在备注栏。";
            findings.Error(
                Rule.PoliticalIllegal,
                $"政治面貌只能填：{string.Join('、', allowed)}。{hint}",
                Synonyms.Propose(illegal, allowed)
            );
        }

        return findings.Done(clean, CellText.Trim(text));
    }
}
