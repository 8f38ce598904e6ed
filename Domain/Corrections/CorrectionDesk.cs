using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Corrections;

/// <summary>Who has to act on a correction next.</summary>
public enum CorrectionTurn
{
    /// <summary>The college: it decides, or with a key field proposes.</summary>
    College,
    Registrar,

    /// <summary>Nobody: it is decided, or the student is off the list.</summary>
    None,
}

/// <summary>Who decides what (product rule R4).</summary>
public static class CorrectionDesk
{
    public const int MaxEvidenceLength = 500;

    /// <summary>
    /// Whether the college only proposes and the registrar decides: the cohort's key fields, and what says who and
    /// whose the student is; the same that a college may not change itself (<see cref="ChangeStudent"/>).
    /// </summary>
    public static bool IsReserved(StudentField field, CohortSettings settings) =>
        ChangeStudent.Reserved([field], settings).Count > 0;

    /// <summary>Who has to act next. The registrar may always act in the college's place.</summary>
    public static CorrectionTurn NextOf(Correction correction, Student student) =>
        student.IsRemoved ? CorrectionTurn.None
        : correction.State == CorrectionState.Pending ? CorrectionTurn.College
        : correction.State == CorrectionState.Proposed ? CorrectionTurn.Registrar
        : CorrectionTurn.None;

    /// <summary>
    /// The evidence as noted, without blanks around it and with ID numbers masked; null when nothing was noted, or
    /// the refusal <c>evidence-too-long</c>.
    /// </summary>
    internal static Result<string?> CheckEvidence(string? evidence)
    {
        var noted = evidence?.Trim() ?? "";
        if (noted.Length > MaxEvidenceLength)
        {
            return Refusal.Invalid(
                "evidence-too-long",
                $"证明材料的说明（evidence）不能超过 {MaxEvidenceLength} 字，请写简短些。"
            );
        }

        return noted.Length == 0 ? (string?)null : Masked.Text(noted);
    }
}
