using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Forms;

/// <summary>
/// Product rule R14 before anything is printed: issued + added − removed = expected. A student breaks it who has come
/// on the list in neither or in both ways, or whose college is none of the cohort, so that no sheet would show them.
/// </summary>
public static class ListIdentity
{
    private const int Named = 20;

    /// <summary>The refusal <c>list-inconsistent</c> with the student numbers, or null when all is in order.</summary>
    /// <param name="db">The database.</param>
    /// <param name="year">The cohort.</param>
    /// <param name="collegeCode">Only this college; null for all.</param>
    /// <param name="cancel">Cancels the query.</param>
    public static async Task<Refusal?> CheckAsync(
        GradcheckDb db,
        int year,
        string? collegeCode,
        CancellationToken cancel = default
    )
    {
        var wrong = await db
            .Students.Where(s => s.CohortYear == year && (collegeCode == null || s.CollegeCode == collegeCode))
            // Of a forgotten student only the way onto the list is left.
            .Where(s =>
                (s.ForgottenAt == null && (s.SealedIssued != null) != (s.Origin == StudentOrigin.Issued))
                || !db.Colleges.Any(c => c.CohortYear == year && c.Code == s.CollegeCode)
            )
            .OrderBy(s => s.StudentNumber)
            .Select(s => s.StudentNumber)
            .Take(Named + 1)
            .ToListAsync(cancel);
        return wrong.Count == 0 ? null : Violated(wrong);
    }

    private static Refusal Violated(List<string> wrong)
    {
        var named = string.Join('、', wrong.Take(Named)) + (wrong.Count > Named ? " 等" : "");
        return Refusal.Conflict(
            "list-inconsistent",
            "下发人数＋添加人数－删除人数与预计毕业生人数不符，不能出表。请先核对下列学生的来源和学院，再重新生成。",
            $"学号：{named}",
            new { students = wrong.Take(Named) }
        );
    }
}
