using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Students;

/// <summary>Finds the student an office speaks of, inside the office's own college only.</summary>
public static class FindStudent
{
    /// <summary>The student, tracked; a removed student or one of another college is not found.</summary>
    /// <param name="db">The database.</param>
    /// <param name="cohortYear">The cohort.</param>
    /// <param name="studentNumber">学号 as stored.</param>
    /// <param name="collegeCode">The only college the caller may see; null for every college.</param>
    public static async Task<Result<Student>> OnListAsync(
        GradcheckDb db,
        int cohortYear,
        string studentNumber,
        string? collegeCode
    )
    {
        var student = await db.Students.SingleOrDefaultAsync(s =>
            s.CohortYear == cohortYear
            && s.StudentNumber == studentNumber
            && s.RemovedAt == null
            && (collegeCode == null || s.CollegeCode == collegeCode)
        );
        return student is null ? NotFound : student;
    }

    public static Refusal NotFound { get; } =
        Refusal.NotFound("student-not-found", "名单中没有这个学号，请核对学号和届别。");
}
