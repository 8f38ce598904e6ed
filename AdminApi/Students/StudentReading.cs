using Gradcheck.AdminApi.Authentication;
using Gradcheck.AdminApi.Lists;
using Gradcheck.Domain;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.AdminApi.Students;

/// <summary>Finds cohorts, colleges and students for a caller: what is not the caller's to see is not found.</summary>
internal static class StudentReading
{
    public static readonly Keyset<StudentRow, string> ByNumber = new("students", row => row.Student.StudentNumber);

    /// <summary>Refuses an unknown cohort, and a college that is unknown or another's.</summary>
    public static async Task<Refusal?> RefuseUnknownAsync(
        GradcheckDb db,
        ApiCaller caller,
        int year,
        string? college,
        CancellationToken cancel
    )
    {
        if (!await db.Cohorts.AnyAsync(c => c.Year == year, cancel))
            return SaveCohort.CohortNotFound;
        if (college is null)
            return null;
        return
            caller.Sees(college) && await db.Colleges.AnyAsync(c => c.CohortYear == year && c.Code == college, cancel)
            ? null
            : ChangeStudent.CollegeNotFound;
    }

    /// <summary>One student with the progress, also when removed; null when the caller may not see such a one.</summary>
    public static Task<StudentRow?> FindAsync(
        GradcheckDb db,
        ApiCaller caller,
        int year,
        string studentNumber,
        CancellationToken cancel
    ) =>
        StudentRow
            .Of(
                db,
                caller
                    .Visible(db.Students.AsNoTracking())
                    .Where(s => s.CohortYear == year && s.StudentNumber == studentNumber)
            )
            .SingleOrDefaultAsync(cancel);

    /// <summary>A student just stored, with the progress; whoever may change one may see the outcome.</summary>
    public static Task<StudentRow> ReadAsync(GradcheckDb db, long studentId, CancellationToken cancel) =>
        StudentRow.Of(db, db.Students.AsNoTracking().Where(s => s.Id == studentId)).SingleAsync(cancel);
}
