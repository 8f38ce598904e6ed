using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Students;

namespace Gradcheck.AdminApi.Corrections;

/// <summary>A correction as the offices see it; ID numbers are masked, and the note says how they differ.</summary>
public sealed record CorrectionView(
    long Id,
    string StudentNumber,
    string Name,
    string College,
    string ClassName,
    StudentField Field,
    string OldValue,
    string NewValue,
    CorrectionCause? Cause,
    CorrectionForm Form,
    CorrectionState State,
    DateTimeOffset RequestedAt,
    DateTimeOffset? DecidedAt,
    string? DecidedBy,
    string? Reason,
    string? Note
)
{
    internal static CorrectionView Of(CorrectionRow row)
    {
        var (correction, student) = (row.Correction, row.Student);
        return new CorrectionView(
            correction.Id,
            student.StudentNumber,
            student.Name,
            student.CollegeCode,
            student.ClassName,
            correction.Field,
            Masked.Value(correction.Field, correction.OldValue),
            Masked.Value(correction.Field, correction.NewValue),
            correction.Cause,
            correction.Form,
            correction.State,
            correction.RequestedAt,
            correction.DecidedAt,
            correction.DecidedBy,
            correction.Reason is { } reason ? Masked.Text(reason) : null,
            correction.Field == StudentField.IdNumber
                ? IdNumberDifference.Describe(correction.OldValue, correction.NewValue)
                : null
        );
    }
}
