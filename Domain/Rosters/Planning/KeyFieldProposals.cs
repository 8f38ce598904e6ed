using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Rosters.Merging;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Rosters.Planning;

/// <summary>
/// Keeps a college's roster from changing key fields: what it says of them is proposed to the registrar (product rule
/// R4). Where the student has asked for a correction of the field already, that one is the one to settle.
/// </summary>
internal sealed class KeyFieldProposals
{
    private readonly IReadOnlyList<StudentField> keyFields;
    private readonly IReadOnlySet<(long StudentId, StudentField Field)> open;

    private KeyFieldProposals(IReadOnlyList<StudentField> keyFields, IReadOnlySet<(long, StudentField)> open) =>
        (this.keyFields, this.open) = (keyFields, open);

    /// <summary>For whoever may change every field.</summary>
    public static KeyFieldProposals None { get; } = new([], new HashSet<(long, StudentField)>());

    public static async Task<KeyFieldProposals> ReadAsync(
        GradcheckDb db,
        int cohortYear,
        IReadOnlyList<StudentField> keyFields,
        CancellationToken cancel
    )
    {
        var open = await db
            .Corrections.AsNoTracking()
            .Where(c => c.CohortYear == cohortYear)
            .Where(c => c.State == CorrectionState.Pending || c.State == CorrectionState.Proposed)
            .Select(c => new { c.StudentId, c.Field })
            .ToListAsync(cancel);
        return new KeyFieldProposals(keyFields, open.Select(c => (c.StudentId, c.Field)).ToHashSet());
    }

    /// <summary>What becomes of the student at once, and what is proposed.</summary>
    public (StudentImage After, IReadOnlyList<FieldChange> Proposed) Withhold(Student student, StudentImage wanted)
    {
        var (before, after) = (student.ToRecord(), wanted.Record);
        var proposed = new List<FieldChange>();
        foreach (var field in Changed(before, wanted))
        {
            after = after.With(field, before[field]);
            if (!open.Contains((student.Id, field)))
                proposed.Add(new FieldChange(field, before[field], wanted.Record[field]));
        }

        return (wanted with { Record = after }, proposed);
    }

    /// <summary>What the office is told of each.</summary>
    public IEnumerable<(StudentField Field, string Message)> Describe(Student student, StudentImage wanted) =>
        Changed(student.ToRecord(), wanted)
            .Select(field =>
                (
                    field,
                    open.Contains((student.Id, field))
                        ? "这一项已有更正在审核，名单上的改动不导入，请在“更正”中处理那一项。"
                        : "关键字段不直接更改：导入后作为更正报教务处审批，请备齐更正审批表和证明材料（通知第一条第 3 点）。"
                )
            );

    private IEnumerable<StudentField> Changed(StudentRecord before, StudentImage wanted) =>
        keyFields.Where(field => before[field] != wanted.Record[field]);
}
