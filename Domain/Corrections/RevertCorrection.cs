using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Corrections;

/// <summary>
/// Takes an accepted correction back: the old value returns, as long as the record still holds the one the correction
/// brought. Whoever may decide the field alone may revert it.
/// </summary>
public static class RevertCorrection
{
    /// <summary>Reverts.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="id">The correction.</param>
    /// <param name="collegeCode">The college that asks, which sees its own students only; null for the registrar.</param>
    /// <param name="reason">Why; the student is told. None need be given.</param>
    /// <returns>
    /// The correction. Refusals: <c>correction-not-found</c>, <c>student-removed</c>, <c>correction-not-accepted</c>,
    /// <c>key-field</c>, <c>reason-missing</c>, <c>correction-overtaken</c>, <c>college-not-found</c>,
    /// <c>student-exists</c>, <c>duplicate-id</c>.
    /// </returns>
    public static async Task<Result<Correction>> RunAsync(
        WriteScope scope,
        long id,
        string? collegeCode,
        string? reason
    )
    {
        var found = await FindCorrection.VisibleAsync(scope.Db, id, collegeCode, cohortYear: null);
        if (!found.TryGet(out var one, out var refusal))
            return refusal;
        var (correction, student, cohort) = one;
        if (correction.State != CorrectionState.Accepted)
            return NotAccepted(correction);
        if (collegeCode is not null && one.IsReserved)
            return ChangeStudent.KeyFieldRefusal([correction.Field]);
        string? why = null;
        if (!string.IsNullOrWhiteSpace(reason) && !Reason.Check(reason).TryGet(out why, out refusal))
            return refusal;

        var before = student.ToRecord();
        if (before[correction.Field] != correction.NewValue)
            return AcceptedRecord.Overtaken;
        // The rules are not asked: the old value may well be the one they found fault with.
        var after = before.With(correction.Field, correction.OldValue);
        if (await ChangeStudent.CollegeRefusalAsync(scope.Db, cohort.Year, before, after) is { } unknown)
            return unknown;
        if (await ChangeStudent.ClashAsync(scope.Db, student, after) is { } clash)
            return clash;

        var wasSigned = student.SignatureState == SignatureState.Signed;
        student.Replace(after);
        correction.State = CorrectionState.Reverted;
        correction.RevertedAt = scope.Now;
        correction.RevertedBy = scope.Actor;
        correction.Reason = why;
        student.ChangeSequence = scope
            .Audit(
                "correction-reverted",
                correction.CohortYear,
                student.Id,
                new
                {
                    correction = correction.Id,
                    field = correction.Field.JsonName(),
                    reason = why is null ? null : await RejectCorrection.CleanAsync(scope, one, why),
                    signatureStale = wasSigned && student.SignatureState == SignatureState.Stale,
                }
            )
            .Id;
        await CorrectionNotice.TellAsync(scope, one);
        return correction;
    }

    private static Refusal NotAccepted(Correction correction) =>
        Refusal.Conflict(
            "correction-not-accepted",
            $"只有已通过的更正可以撤销，这项更正{correction.State.Label()}。",
            data: new { state = correction.State }
        );
}
