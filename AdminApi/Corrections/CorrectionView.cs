using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Students;

namespace Gradcheck.AdminApi.Corrections;

/// <summary>A correction as the offices see it; ID numbers are masked, and the note says how they differ.</summary>
public sealed record CorrectionView
{
    public required long Id { get; init; }
    public required string StudentNumber { get; init; }
    public required string Name { get; init; }

    /// <summary>The college's code.</summary>
    public required string College { get; init; }
    public required string ClassName { get; init; }
    public required StudentField Field { get; init; }

    /// <summary>Whether the cohort counts the field as a key field (关键字段).</summary>
    public required bool Key { get; init; }
    public required string OldValue { get; init; }
    public required string NewValue { get; init; }

    /// <summary>How two ID numbers differ; null for other fields.</summary>
    public required string? Note { get; init; }
    public required CorrectionCause? Cause { get; init; }

    /// <summary>The approval form the correction needs.</summary>
    public required CorrectionForm Form { get; init; }

    /// <summary>How many sets of the form and the evidence; 0 without a form.</summary>
    public required int Copies { get; init; }

    /// <summary>What the student was told to hand in or to show.</summary>
    public required IReadOnlyList<string> Papers { get; init; }

    /// <summary>What an office noted of the evidence it has seen.</summary>
    public required string? Evidence { get; init; }
    public required CorrectionState State { get; init; }

    /// <summary>Who has to act next.</summary>
    public required CorrectionTurn Next { get; init; }
    public required DateTimeOffset RequestedAt { get; init; }
    public required DateTimeOffset? ProposedAt { get; init; }
    public required string? ProposedBy { get; init; }
    public required DateTimeOffset? DecidedAt { get; init; }
    public required string? DecidedBy { get; init; }
    public required DateTimeOffset? RevertedAt { get; init; }
    public required string? RevertedBy { get; init; }

    /// <summary>Why it was rejected or reverted.</summary>
    public required string? Reason { get; init; }

    /// <summary>What the rules say of an open one now; an error keeps it from being accepted.</summary>
    public required IReadOnlyList<CorrectionWarning> Warnings { get; init; }

    internal static CorrectionView Of(CorrectionRow row, CohortSettings settings, IReadOnlyList<Finding> findings)
    {
        var (correction, student) = (row.Correction, row.Student);
        var field = correction.Field;
        return new CorrectionView
        {
            Id = correction.Id,
            StudentNumber = student.StudentNumber,
            Name = student.Name,
            College = student.CollegeCode,
            ClassName = student.ClassName,
            Field = field,
            Key = settings.KeyFields.Contains(field),
            OldValue = Masked.Value(field, correction.OldValue),
            NewValue = Masked.Value(field, correction.NewValue),
            Note =
                field == StudentField.IdNumber
                    ? IdNumberDifference.Describe(correction.OldValue, correction.NewValue)
                    : null,
            Cause = correction.Cause,
            Form = correction.Form,
            Copies = correction.Form.Copies(),
            Papers = PapersOf(correction),
            Evidence = correction.Evidence is { } evidence ? Masked.Text(evidence) : null,
            State = correction.State,
            Next = CorrectionDesk.NextOf(correction, student),
            RequestedAt = correction.RequestedAt,
            ProposedAt = correction.ProposedAt,
            ProposedBy = correction.ProposedBy,
            DecidedAt = correction.DecidedAt,
            DecidedBy = correction.DecidedBy,
            RevertedAt = correction.RevertedAt,
            RevertedBy = correction.RevertedBy,
            Reason = correction.Reason is { } reason ? Masked.Text(reason) : null,
            Warnings = [.. findings.Select(CorrectionWarning.Of)],
        };
    }

    // By what was asked of the student then; the cohort's key fields may be others by now.
    private static IReadOnlyList<string> PapersOf(Correction correction) =>
        FormRule.For(correction.Field, correction.Cause, correction.Cause is null ? [] : [correction.Field]).Evidence;
}

/// <summary>What a rule says of a correction.</summary>
public sealed record CorrectionWarning(string Rule, Severity Severity, string Message)
{
    internal static CorrectionWarning Of(Finding finding) =>
        new(finding.Rule, finding.Severity, Masked.Text(finding.Message));
}
