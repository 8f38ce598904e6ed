using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Corrections;

/// <summary>
/// An office rejects a correction and tells the student why. The record stays as it is. A college may turn away what
/// it will not propose; what it has proposed is the registrar's to decide.
/// </summary>
public static class RejectCorrection
{
    /// <summary>Rejects.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="id">The correction.</param>
    /// <param name="collegeCode">The college that asks, which sees its own students only; null for the registrar.</param>
    /// <param name="reason">Why; the student is told.</param>
    /// <param name="cohortYear">The only cohort that counts; null for any.</param>
    /// <returns>
    /// The correction. Refusals: those of <see cref="FindCorrection.OpenAsync"/>, <c>reason-missing</c>,
    /// <c>key-field</c>, <c>same-account</c>.
    /// </returns>
    public static async Task<Result<Correction>> RunAsync(
        WriteScope scope,
        long id,
        string? collegeCode,
        string? reason,
        int? cohortYear = null
    )
    {
        var found = await FindCorrection.OpenAsync(scope.Db, id, collegeCode, cohortYear);
        if (!found.TryGet(out var open, out var refusal))
            return refusal;
        if (!Reason.Check(reason).TryGet(out var why, out refusal))
            return refusal;
        var (correction, student, _) = open;
        if (correction.State == CorrectionState.Proposed)
        {
            if (collegeCode is not null)
                return Refusal.Forbidden("key-field", "这项更正已报学籍管理科，由学籍管理科决定。");
            if (correction.ProposedBy == scope.Actor)
                return AcceptCorrection.SameAccount;
        }

        correction.State = CorrectionState.Rejected;
        correction.DecidedAt = scope.Now;
        correction.DecidedBy = scope.Actor;
        correction.Reason = why;
        scope.Audit(
            "correction-rejected",
            correction.CohortYear,
            student.Id,
            new
            {
                correction = correction.Id,
                field = correction.Field.JsonName(),
                reason = await CleanAsync(scope, open, why),
            }
        );
        await CorrectionNotice.TellAsync(scope, open);
        return correction;
    }

    /// <summary>The reason as the audit log may keep it: without any name this correction is about.</summary>
    internal static Task<string> CleanAsync(WriteScope scope, CorrectionCase one, string why) =>
        AuditReason.CleanAsync(
            scope.Db,
            one.Cohort.Year,
            why,
            one.Student.Name,
            one.Student.Issued?.Name,
            one.Correction.OldValue,
            one.Correction.NewValue
        );
}
