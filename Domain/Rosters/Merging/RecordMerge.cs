using Gradcheck.Domain.Rosters.Checking;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Rosters.Merging;

/// <summary>A field that was changed both in the file and in the record.</summary>
/// <param name="Field">The field.</param>
/// <param name="Issued">The value both sides started from; null when it is not known.</param>
/// <param name="Current">The value as it stands.</param>
/// <param name="Uploaded">The value in the file.</param>
/// <param name="Note">For ID numbers, where they are shown masked: how the last two differ.</param>
public sealed record FieldConflict(
    StudentField Field,
    string? Issued,
    string Current,
    string Uploaded,
    string? Note = null
);

/// <summary>A roster's row merged into a stored student.</summary>
/// <param name="After">What the student becomes; equal to what it was when nothing changes.</param>
/// <param name="Conflicts">Fields that stay as they are until a person decides.</param>
/// <param name="Kept">Fields where the file is out of date and the later change stays.</param>
internal sealed record MergedStudent(
    StudentImage After,
    IReadOnlyList<FieldConflict> Conflicts,
    IReadOnlyList<StudentField> Kept
);

/// <summary>Merges a row into a stored student, field by field, for the purpose of the upload.</summary>
internal static class RecordMerge
{
    /// <summary>How a finding and a note are joined in one 备注 cell.</summary>
    private static readonly char[] RemarkSeparators = ['；', ';', '，', ',', '。', ' ', '\u3000'];

    /// <summary>A student whom the file is the first to name.</summary>
    public static StudentImage Added(RosterRow row, RosterPurpose purpose)
    {
        var record = row.ToRecord();
        var remark = record.Remark;
        if (purpose == RosterPurpose.Issue)
        {
            record = record with { Remark = "" };
            return new StudentImage(record, record, remark, StudentOrigin.Issued, null);
        }

        return new StudentImage(record, null, "", StudentOrigin.Added, remark.Length > 0 ? remark : "名单导入");
    }

    public static MergedStudent Into(Student stored, RosterRow row, RosterPurpose purpose)
    {
        var before = StudentImage.Of(stored);
        var isIssue = purpose == RosterPurpose.Issue;
        var record = before.Record;
        List<FieldConflict>? conflicts = null;
        List<StudentField>? kept = null;
        foreach (var field in StudentFields.All)
        {
            if (Uploaded(row, field, before.AuditFinding, isIssue) is not { } uploaded)
                continue;
            var current = before.Record[field];
            var issued = Ancestor(stored, field, isIssue);
            switch (FieldMerge.Of(issued, current, uploaded))
            {
                case MergeOutcome.Uploaded:
                    record = record.With(field, uploaded);
                    break;
                case MergeOutcome.Conflict:
                    (conflicts ??= []).Add(new FieldConflict(field, issued, current, uploaded));
                    break;
                case MergeOutcome.Current when !isIssue && field != StudentField.Remark:
                    (kept ??= []).Add(field);
                    break;
            }
        }

        var after = before with { Record = record };
        if (isIssue)
        {
            after = after with
            {
                Issued = row.ToRecord(before.Issued ?? before.Record) with { Remark = "" },
                AuditFinding = row[StudentField.Remark] ?? before.AuditFinding,
                Origin = StudentOrigin.Issued,
                AdditionReason = null,
            };
        }

        return new MergedStudent(after, conflicts ?? [], kept ?? []);
    }

    /// <summary>What the file says about a field of the record; null when it says nothing.</summary>
    private static string? Uploaded(RosterRow row, StudentField field, string auditFinding, bool isIssue)
    {
        if (field != StudentField.Remark)
            return row[field];
        // The registrar's 备注 is the audit finding; a college's holds it too, as it was downloaded with it.
        return isIssue || row[field] is not { } remark ? null
            : auditFinding.Length > 0 && remark.StartsWith(auditFinding, StringComparison.Ordinal)
                ? remark[auditFinding.Length..].Trim(RemarkSeparators)
            : remark;
    }

    /// <summary>
    /// The value both sides started from. A student added by the college has no issued record: as long as nobody has
    /// touched the record since, what stands there is what the college uploaded.
    /// </summary>
    private static string? Ancestor(Student stored, StudentField field, bool isIssue)
    {
        const int VersionOfAnAddition = 1;
        return stored.Issued is { } issued ? issued[field]
            : !isIssue && stored.Version == VersionOfAnAddition ? stored.ToRecord()[field]
            : null;
    }
}
