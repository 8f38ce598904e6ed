using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Forms;

/// <summary>What a check code on paper leads to.</summary>
/// <param name="Form">The form as it was made.</param>
/// <param name="Title">Its title; empty when there is no such form any more.</param>
/// <param name="CollegeName">The college's name, or 全校.</param>
/// <param name="IsCurrent">Whether made now it would say the same; null when that cannot be told any more.</param>
public sealed record FormProof(IssuedForm Form, string Title, string CollegeName, bool? IsCurrent);

/// <summary>Looks up the check code of a printed form and compares the form with the data as they are now.</summary>
public static class VerifyForm
{
    /// <summary>The form of the code, or the refusal <c>form-code-not-found</c>.</summary>
    /// <param name="db">The database.</param>
    /// <param name="typed">The code as typed.</param>
    /// <param name="collegeCode">The only college the caller may see; null for every college.</param>
    /// <param name="today">The local day.</param>
    /// <param name="cancel">Cancels the reading.</param>
    public static async Task<Result<FormProof>> RunAsync(
        GradcheckDb db,
        string typed,
        string? collegeCode,
        DateOnly today,
        CancellationToken cancel = default
    )
    {
        if (FormCode.TryParse(typed) is not { } code)
            return NotFound;
        var issued = await db
            .IssuedForms.AsNoTracking()
            .SingleOrDefaultAsync(f => f.Code == code && (collegeCode == null || f.CollegeCode == collegeCode), cancel);
        if (issued is null)
            return NotFound;
        var cohort = await db.Cohorts.AsNoTracking().SingleAsync(c => c.Year == issued.CohortYear, cancel);
        var data = await FormData.OpenAsync(db, cohort, issued.CollegeCode, today, cancel);
        var unit = data.Colleges.FirstOrDefault(c => c.Code == issued.CollegeCode);
        var form = FormCatalogue.All.FirstOrDefault(f => f.Id == issued.FormId);
        return new FormProof(
            issued,
            form?.Title(cohort.Year) ?? "",
            issued.CollegeCode is null ? "全校" : unit?.Name ?? issued.CollegeCode,
            form is null || cohort.PurgedAt is not null || (unit is null && issued.CollegeCode is not null)
                ? null
                : (await FilledForm.ReadAsync(form, data, unit)).ContentHash(db) == issued.ContentHash
        );
    }

    private static Refusal NotFound { get; } =
        Refusal.NotFound("form-code-not-found", "查不到这个校验码，请对照表格页脚核对后再输入。");
}
