using Gradcheck.Domain.Secrets;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Corrections;

/// <summary>A student's request to correct one field (更正/勘误; notice section 一.3; product rule R4).</summary>
public sealed class Correction
{
    public long Id { get; init; }
    public int CohortYear { get; init; }
    public long StudentId { get; init; }
    public StudentField Field { get; init; }
    public string OldValue
    {
        get => SealedOldValue.Open(Id);
        init => SealedOldValue = Sealed.Of(value);
    }
    public string NewValue
    {
        get => SealedNewValue.Open(Id);
        init => SealedNewValue = Sealed.Of(value);
    }
    public Sealed<string> SealedOldValue { get; private init; } = Sealed.Of("");
    public Sealed<string> SealedNewValue { get; private init; } = Sealed.Of("");

    /// <summary>How the error came about; only asked for key fields.</summary>
    public CorrectionCause? Cause { get; init; }
    public CorrectionForm Form { get; init; }
    public CorrectionState State { get; set; }

    /// <summary>Whether the college asked for it itself, with its roster; then the student cannot take it back.</summary>
    public bool ByOffice { get; init; }
    public DateTimeOffset RequestedAt { get; init; }

    /// <summary>When the college put it before the registrar; null for what a college decides alone.</summary>
    public DateTimeOffset? ProposedAt { get; set; }

    /// <summary>Who proposed it, as the audit log names them.</summary>
    public string? ProposedBy { get; set; }

    /// <summary>The evidence an office has seen, as it noted it; null while there is none.</summary>
    public string? Evidence
    {
        get => SealedEvidence?.Open(Id);
        set => SealedEvidence = value is null ? null : Sealed.Of(value);
    }
    public DateTimeOffset? DecidedAt { get; set; }
    public string? DecidedBy { get; set; }
    public DateTimeOffset? RevertedAt { get; set; }
    public string? RevertedBy { get; set; }

    /// <summary>Why it was rejected, or why it was reverted.</summary>
    public string? Reason
    {
        get => SealedReason?.Open(Id);
        set => SealedReason = value is null ? null : Sealed.Of(value);
    }

    public Sealed<string>? SealedEvidence { get; private set; }
    public Sealed<string>? SealedReason { get; private set; }

    /// <summary>Whether a decision is still to come; until then the student cannot sign.</summary>
    public bool IsOpen => State is CorrectionState.Pending or CorrectionState.Proposed;
}

/// <summary>How an error in a key field came about.</summary>
public enum CorrectionCause
{
    /// <summary>录取时就错了.</summary>
    Admission,

    /// <summary>入学后本人申请改过.</summary>
    Enrolment,

    /// <summary>学校录入有误.</summary>
    School,
}

/// <summary>The approval form a correction needs besides 附表3.</summary>
public enum CorrectionForm
{
    None,

    /// <summary>高等学校学生录取信息更正审批表, three copies.</summary>
    Admission,

    /// <summary>高等学校学生学籍信息更正审批表, two copies.</summary>
    Enrolment,
}

/// <summary>Where a correction stands.</summary>
public enum CorrectionState
{
    Pending,

    /// <summary>The college has noted the evidence; the registrar decides.</summary>
    Proposed,
    Accepted,
    Rejected,

    /// <summary>Taken back by the student before it was decided.</summary>
    Withdrawn,

    /// <summary>Was accepted, and the old value has been put back since.</summary>
    Reverted,
}
