using System.Text.Json;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Rosters;

/// <summary>Finds imports; another college's do not exist for a college.</summary>
public static class RosterImports
{
    /// <summary>The import without its file, which is big and seldom needed; or the refusal <c>roster-unknown</c>.</summary>
    /// <param name="db">The database.</param>
    /// <param name="id">The import.</param>
    /// <param name="collegeCode">The college that asks; null for the registrar, who sees all.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The import, not tracked; <see cref="RosterImport.File"/> is empty.</returns>
    public static async Task<Result<RosterImport>> FindAsync(
        GradcheckDb db,
        long id,
        string? collegeCode,
        CancellationToken cancel = default
    )
    {
        var import = await Visible(db, collegeCode)
            .Where(i => i.Id == id)
            .Select(i => new RosterImport
            {
                Id = i.Id,
                CohortYear = i.CohortYear,
                CollegeCode = i.CollegeCode,
                Purpose = i.Purpose,
                State = i.State,
                FileName = i.FileName,
                Sha256 = i.Sha256,
                Summary = i.Summary,
                Issues = i.Issues,
                Plan = i.Plan,
                UploadedAt = i.UploadedAt,
                UploadedBy = i.UploadedBy,
                AppliedAt = i.AppliedAt,
                UndoneAt = i.UndoneAt,
            })
            .SingleOrDefaultAsync(cancel);
        return import is not null ? import : Unknown;
    }

    /// <summary>Stores where an import stands now.</summary>
    internal static Task SaveStateAsync(GradcheckDb db, RosterImport import, CancellationToken cancel) =>
        db
            .RosterImports.Where(i => i.Id == import.Id)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(i => i.State, import.State)
                        .SetProperty(i => i.Summary, import.Summary)
                        .SetProperty(i => i.AppliedAt, import.AppliedAt)
                        .SetProperty(i => i.UndoneAt, import.UndoneAt),
                cancel
            );

    /// <summary>The imports that a college, or for null the registrar, may see.</summary>
    public static IQueryable<RosterImport> Visible(GradcheckDb db, string? collegeCode) =>
        collegeCode is null ? db.RosterImports : db.RosterImports.Where(i => i.CollegeCode == collegeCode);

    public static Refusal Unknown { get; } = Refusal.NotFound("roster-unknown", "没有这次导入，请核对编号。");

    /// <summary>The stored summary.</summary>
    public static RosterSummary SummaryOf(RosterImport import) =>
        JsonSerializer.Deserialize<RosterSummary>(import.Summary, JsonColumn.Options)!;
}
