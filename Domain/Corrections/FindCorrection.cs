using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Corrections;

/// <summary>A correction with what a decision on it needs, all tracked.</summary>
/// <param name="Correction">The correction.</param>
/// <param name="Student">Whose it is.</param>
/// <param name="Cohort">The student's cohort.</param>
internal sealed record CorrectionCase(Correction Correction, Student Student, Cohort Cohort)
{
    /// <summary>Whether only the registrar may decide: the same fields that a college may not change itself.</summary>
    public bool IsReserved => CorrectionDesk.IsReserved(Correction.Field, Cohort.Settings);
}

/// <summary>Finds the correction an office speaks of, inside the office's own college only.</summary>
internal static class FindCorrection
{
    /// <summary>The correction, whatever its state.</summary>
    /// <param name="db">The database.</param>
    /// <param name="id">The correction.</param>
    /// <param name="collegeCode">The only college the caller may see; null for every college.</param>
    /// <param name="cohortYear">The only cohort that counts; null for any.</param>
    /// <returns>Refusals: <c>correction-not-found</c>, <c>student-removed</c>.</returns>
    public static async Task<Result<CorrectionCase>> VisibleAsync(
        GradcheckDb db,
        long id,
        string? collegeCode,
        int? cohortYear
    )
    {
        var found = await (
            from correction in db.Corrections
            where correction.Id == id && (cohortYear == null || correction.CohortYear == cohortYear)
            join student in db.Students on correction.StudentId equals student.Id
            where collegeCode == null || student.CollegeCode == collegeCode
            join cohort in db.Cohorts on student.CohortYear equals cohort.Year
            select new
            {
                correction,
                student,
                cohort,
            }
        ).SingleOrDefaultAsync();
        if (found is null)
            return Refusal.NotFound("correction-not-found", "没有这项更正申请，请刷新列表后再试。");
        return found.student.IsRemoved
            ? Refusal.Conflict("student-removed", "这名学生已从本届名单中删除，更正不再处理。")
            : new CorrectionCase(found.correction, found.student, found.cohort);
    }

    /// <summary>The correction, while it waits for a decision.</summary>
    /// <returns>Refusals: those of <see cref="VisibleAsync"/>, and <c>correction-decided</c> with who and when.</returns>
    public static async Task<Result<CorrectionCase>> OpenAsync(
        GradcheckDb db,
        long id,
        string? collegeCode,
        int? cohortYear
    )
    {
        var found = await VisibleAsync(db, id, collegeCode, cohortYear);
        return found.TryGet(out var one, out var refusal) && !one.Correction.IsOpen ? Decided(one.Correction) : found;
    }

    private static Refusal Decided(Correction correction)
    {
        var (by, at) =
            correction.State == CorrectionState.Reverted
                ? (correction.RevertedBy, correction.RevertedAt)
                : (correction.DecidedBy, correction.DecidedAt);
        var when = at is { } instant ? $"{ChineseDate.Of(instant)}由 {by} 处理" : "提出的人已撤回";
        return Refusal.Conflict(
            "correction-decided",
            $"这项更正{correction.State.Label()}（{when}），请刷新列表。",
            data: new
            {
                state = correction.State,
                decidedBy = by,
                decidedAt = at,
            }
        );
    }
}
