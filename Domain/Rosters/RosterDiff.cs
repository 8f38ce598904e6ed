using Gradcheck.Domain.Rosters.Merging;
using Gradcheck.Domain.Rosters.Planning;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Rosters;

/// <summary>What an import does with one student, as an office reads it.</summary>
/// <param name="Kind">Added, changed, in conflict only, or missing from the file.</param>
/// <param name="Sheet">The sheet; empty for a missing student.</param>
/// <param name="Row">The row as Excel numbers it; 0 for a missing student.</param>
/// <param name="StudentNumber">The student.</param>
/// <param name="Name">The name after the import.</param>
/// <param name="Changes">Each field old → new; all fields of an added student.</param>
/// <param name="Issued">Fields of the issued record that change, old → new; empty for a correction.</param>
/// <param name="AuditFinding">The issued 备注 when it changes.</param>
/// <param name="Conflicts">Fields that stay until a person decides.</param>
/// <param name="Proposed">Key fields that stay until the registrar decides, old → proposed.</param>
public sealed record RosterDifference(
    PlannedKind Kind,
    string Sheet,
    int Row,
    string StudentNumber,
    string Name,
    IReadOnlyList<FieldChange> Changes,
    IReadOnlyList<FieldChange> Issued,
    TextChange? AuditFinding,
    IReadOnlyList<FieldConflict> Conflicts,
    IReadOnlyList<FieldChange> Proposed
);

/// <summary>One field, old → new; old is null for an added student.</summary>
/// <param name="Field">The field.</param>
/// <param name="Old">The value before.</param>
/// <param name="New">The value after.</param>
/// <param name="Note">For ID numbers, where they are shown masked: how they differ.</param>
public sealed record FieldChange(StudentField Field, string? Old, string New, string? Note = null);

/// <summary>A text, old → new.</summary>
public sealed record TextChange(string Old, string New);

/// <summary>Shows the plan of an import.</summary>
public static class RosterDiff
{
    /// <summary>The differences in the order of the plan, read while they are enumerated.</summary>
    public static IEnumerable<RosterDifference> Read(byte[] plan) => PlanReader.Read(plan).Select(Show);

    private static RosterDifference Show(PlannedStudent planned)
    {
        var (before, after) = (planned.Before, planned.After);
        var record = (after ?? before)!.Record;
        return new RosterDifference(
            planned.Kind,
            planned.Sheet,
            planned.Row,
            planned.StudentNumber,
            record.Name,
            after is null ? [] : Changes(before?.Record, after.Record),
            after?.Issued is { } issued && before is not null ? Changes(before.Issued, issued) : [],
            after is not null && before is not null && after.AuditFinding != before.AuditFinding
                ? new TextChange(before.AuditFinding, after.AuditFinding)
                : null,
            planned.Conflicts,
            planned.Proposals
        );
    }

    private static IReadOnlyList<FieldChange> Changes(StudentRecord? before, StudentRecord after) =>
        [
            .. StudentFields
                .All.Where(field => (before?[field] ?? "") != after[field])
                .Select(field => new FieldChange(field, before?[field], after[field])),
        ];
}
