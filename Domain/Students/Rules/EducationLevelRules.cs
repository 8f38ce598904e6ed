namespace Gradcheck.Domain.Students.Rules;

/// <summary>培养层次: the cohort's list.</summary>
internal static class EducationLevelRules
{
    private static readonly SynonymTable Synonyms = new("education-levels.tsv");

    public static FieldCheck Check(CellValue value, IReadOnlyList<string> allowed)
    {
        var text = value.AsText();
        if (ListedText.Contains(allowed, text))
        {
            return FieldCheck.Clean(text);
        }

        var findings = new Findings(StudentField.EducationLevel);
        var clean = ListedText.Clean(ref findings, text, allowed, out var illegal);
        if (illegal is not null)
        {
            findings.Error(
                Rule.LevelIllegal,
                $"培养层次只能填：{string.Join('、', allowed)}。",
                Synonyms.Propose(illegal, allowed)
            );
        }

        return findings.Done(clean, CellText.Trim(text));
    }
}
