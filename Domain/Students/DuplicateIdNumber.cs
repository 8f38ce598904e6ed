using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Students;

/// <summary>One ID number, one student of a cohort: 15 and 18 digits of the same number are the same.</summary>
public static class DuplicateIdNumber
{
    /// <summary>Whether another student on the list has this ID number.</summary>
    public static async Task<bool> ExistsAsync(GradcheckDb db, int cohortYear, string idNumber, long exceptStudentId) =>
        Student.IndexOfIdNumber(idNumber) is { } wanted
        && await db.Students.AnyAsync(s =>
            s.CohortYear == cohortYear && s.RemovedAt == null && s.Id != exceptStudentId && s.IdNumberIndex == wanted
        );

    /// <summary>A refusal that does not say whose number it is: it may be another college's student.</summary>
    public static Refusal Refusal { get; } =
        Domain.Refusal.Conflict("duplicate-id", "这个身份证号已属于本届另一名学生，请核对。");
}
