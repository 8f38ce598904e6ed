using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Students;

/// <summary>
/// Lets an office see a full ID number, and writes down who saw whose and why. One by one and not many: a list is an
/// export, which is written down as one and carries its mark.
/// </summary>
public static class RevealIdNumber
{
    public const string Action = "id-number-revealed";

    /// <summary>How many numbers one key may see in an hour.</summary>
    public const int PerHour = 60;

    /// <summary>Writes the look down; the number may be shown once it is committed.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="student">The student.</param>
    /// <param name="reason">Why, as given.</param>
    /// <returns>The audit entry, or a refusal: <c>reason-missing</c>, <c>reveal-limit</c>.</returns>
    public static async Task<Result<AuditEntry>> RunAsync(WriteScope scope, Student student, string? reason)
    {
        if (!RevealReason.Check(reason).TryGet(out var why, out var refusal))
            return refusal;
        var since = scope.Now.AddHours(-1);
        var seen = scope.Db.AuditEntries.Where(e => e.Actor == scope.Actor && e.Action == Action && e.At > since);
        if (await seen.CountAsync() >= PerHour)
        {
            return LimitReached with
            {
                RetryAfter = await seen.OrderBy(e => e.Id).Select(e => e.At).FirstAsync() - since,
            };
        }

        var kept = await AuditReason.CleanAsync(scope.Db, student.CohortYear, why, student.Issued?.Name);
        return scope.Audit(
            Action,
            student.CohortYear,
            student.Id,
            new { field = StudentField.IdNumber, reason = kept }
        );
    }

    private static Refusal LimitReached { get; } =
        new(
            RefusalKind.TooMany,
            "reveal-limit",
            $"一小时内最多查看 {PerHour} 个完整身份证号。需要成批使用的，请在学生列表中导出文件（reveal=idNumber）。"
        );
}
