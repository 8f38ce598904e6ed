using Gradcheck.Domain.Students;
using Gradcheck.Domain.Students.Rules;

namespace Gradcheck.Domain.Rosters.Checking;

/// <summary>
/// The field rules with a memory: a roster repeats the same few classes, majors, places and dates thousands of times,
/// so each text is judged once, and all rows share one string for it.
/// </summary>
internal sealed class RememberedRules(RuleSettings settings)
{
    private const int MostTexts = 8192;

    private readonly Dictionary<string, FieldCheck>?[] memory =
    [
        .. StudentFields.All.Select(field =>
            field is StudentField.StudentNumber or StudentField.Name or StudentField.IdNumber
                ? null
                : new Dictionary<string, FieldCheck>(StringComparer.Ordinal)
        ),
    ];

    public FieldCheck Check(StudentField field, in CellValue cell)
    {
        if (cell.Kind != CellKind.Text || memory[(int)field] is not { } known)
            return FieldRules.Check(field, cell, settings);
        if (known.TryGetValue(cell.Text, out var check))
            return check;
        check = FieldRules.Check(field, cell, settings);
        if (known.Count < MostTexts)
            known.Add(cell.Text, check);
        return check;
    }
}
