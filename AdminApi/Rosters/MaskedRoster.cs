using Gradcheck.Domain.Rosters;
using Gradcheck.Domain.Rosters.Merging;
using Gradcheck.Domain.Students;

namespace Gradcheck.AdminApi.Rosters;

/// <summary>
/// What a roster's preview shows without ID numbers. Sheet, row and column lead to the cell in the office's own file,
/// and <c>annotated.xlsx</c> gives that file back with the fault marked; how two numbers differ is said in words.
/// </summary>
internal static class MaskedRoster
{
    public static RosterIssue Mask(this RosterIssue issue) =>
        issue with
        {
            Value = Shown(issue.Field, issue.Value),
            Suggestion = Shown(issue.Field, issue.Suggestion),
        };

    public static RosterConflict Mask(this RosterConflict conflict) =>
        conflict with
        {
            Fields = [.. conflict.Fields.Select(Mask)],
        };

    public static RosterDifference Mask(this RosterDifference difference) =>
        difference with
        {
            Changes = [.. difference.Changes.Select(Mask)],
            Issued = [.. difference.Issued.Select(Mask)],
            AuditFinding = difference.AuditFinding is { } finding
                ? new TextChange(Masked.Text(finding.Old), Masked.Text(finding.New))
                : null,
            Conflicts = [.. difference.Conflicts.Select(Mask)],
            Proposed = [.. difference.Proposed.Select(Mask)],
        };

    /// <summary>A heading; in a file without one the first student may have been taken for it.</summary>
    public static HeadingColumn Mask(this HeadingColumn column) =>
        column with
        {
            Heading = Masked.Text(column.Heading),
        };

    private static FieldChange Mask(FieldChange change) =>
        new(
            change.Field,
            Shown(change.Field, change.Old),
            Masked.Value(change.Field, change.New),
            change.Old is null ? null : Note(change.Field, change.Old, change.New)
        );

    private static FieldConflict Mask(FieldConflict conflict) =>
        new(
            conflict.Field,
            Shown(conflict.Field, conflict.Issued),
            Masked.Value(conflict.Field, conflict.Current),
            Masked.Value(conflict.Field, conflict.Uploaded),
            Note(conflict.Field, conflict.Current, conflict.Uploaded)
        );

    private static string? Shown(StudentField? field, string? value) =>
        value is null ? null : Masked.Value(field, value);

    private static string? Note(StudentField field, string before, string now) =>
        field == StudentField.IdNumber ? IdNumberDifference.Describe(before, now) : null;
}
