using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Corrections;

/// <summary>A student takes back a correction that has not been decided.</summary>
public static class WithdrawCorrection
{
    /// <summary>Withdraws it.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="studentId">The student; a correction of anybody else is not found.</param>
    /// <param name="correctionId">The correction.</param>
    /// <returns>Refusals: <c>correction-not-found</c>, <c>correction-decided</c>, <c>correction-by-office</c>.</returns>
    public static async Task<Result<Correction>> RunAsync(WriteScope scope, long studentId, long correctionId)
    {
        var correction = await scope.Db.Corrections.SingleOrDefaultAsync(c =>
            c.Id == correctionId && c.StudentId == studentId
        );
        if (correction is null)
            return Refusal.NotFound("correction-not-found", "没有找到这项更正申请。");
        if (!correction.IsOpen)
            return Refusal.Conflict("correction-decided", $"这项更正{correction.State.Label()}，不能再撤回。");
        if (correction.ByOffice)
            return Refusal.Conflict("correction-by-office", "这项更正由学院提出，不能撤回；有疑问请联系学院教务办。");
        correction.State = CorrectionState.Withdrawn;
        scope.Audit(
            "correction-withdrawn",
            correction.CohortYear,
            studentId,
            new { correction = correction.Id, field = correction.Field.JsonName() }
        );
        return correction;
    }
}
