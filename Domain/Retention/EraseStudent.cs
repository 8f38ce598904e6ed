using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Retention;

/// <summary>
/// A student asked for their data to be removed (个人信息保护法 第四十七条) before the whole cohort's is. Not while the
/// record is needed to register the graduate: only after the removal from the list, or after the cohort's end.
/// </summary>
public static class EraseStudent
{
    /// <summary>Empties the student's record and removes what belongs to it.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="year">The cohort.</param>
    /// <param name="studentNumber">学号.</param>
    /// <param name="reason">Why, for the audit log.</param>
    /// <returns>
    /// What was removed, or a refusal: <c>cohort-not-found</c>, <c>cohort-purged</c>, <c>reason-missing</c>,
    /// <c>student-not-found</c>, <c>record-needed</c>.
    /// </returns>
    public static async Task<Result<Erasure>> RunAsync(WriteScope scope, int year, string studentNumber, string? reason)
    {
        var db = scope.Db;
        if (await db.Cohorts.FindAsync(year) is not { } cohort)
            return SaveCohort.CohortNotFound;
        if (cohort.PurgedAt is not null)
            return PurgedCohorts.Refusal;
        if (!Reason.Check(reason).TryGet(out var why, out var refusal))
            return refusal;
        var student = await db.Students.SingleOrDefaultAsync(s =>
            s.CohortYear == year && s.StudentNumber == studentNumber && s.ForgottenAt == null
        );
        if (student is null)
            return FindStudent.NotFound;
        if (!student.IsRemoved && !cohort.IsClosedAt(scope.Now))
        {
            return Refusal.Conflict(
                "record-needed",
                $"这名学生还在名单上，{year} 届到 {cohort.LastDay:yyyy-MM-dd} 结束：之前办理毕业、学籍注册必须用到其信息，不能删除。",
                "学生不再毕业的，请先从名单中删除（附表2）再办理；否则请等届结束后办理。"
            );
        }

        var (id, college) = (student.Id, student.CollegeCode);
        await ForgetStudents.RunAsync(scope, [id], stillCounted: true);
        // A student cannot be taken out of an uploaded workbook; the workbooks that may name the student go whole.
        var imports = db.RosterImports.Where(i =>
            i.CohortYear == year && (i.CollegeCode == null || i.CollegeCode == college)
        );
        await db.RosterContents.Where(c => imports.Any(i => i.Id == c.ImportId)).ExecuteDeleteAsync();
        var rosters = await imports.ExecuteDeleteAsync();
        var answers = await db.IdempotentResponses.Where(r => r.StatusCode != 0).ExecuteDeleteAsync();
        var entry = scope.Audit(
            "student-erased",
            year,
            id,
            new
            {
                reason = why,
                rosters,
                answers,
            }
        );
        student.ChangeSequence = entry.Id;
        return new Erasure(id, scope.Now, rosters);
    }
}

/// <summary>What an erasure did.</summary>
/// <param name="StudentId">The emptied row, as the audit log names it.</param>
/// <param name="ErasedAt">When.</param>
/// <param name="Rosters">Uploaded rosters that were removed with it; they cannot be undone any more.</param>
public sealed record Erasure(long StudentId, DateTimeOffset ErasedAt, int Rosters);
