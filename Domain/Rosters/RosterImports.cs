using System.Text.Json;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Rosters;

/// <summary>Finds imports; another college's do not exist for a college.</summary>
public static class RosterImports
{
    /// <summary>The import, tracked; or the refusal <c>roster-unknown</c>.</summary>
    /// <param name="db">The database.</param>
    /// <param name="id">The import.</param>
    /// <param name="collegeCode">The college that asks; null for the registrar, who sees all.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<Result<RosterImport>> FindAsync(
        GradcheckDb db,
        long id,
        string? collegeCode,
        CancellationToken cancel = default
    )
    {
        var import = await Visible(db, collegeCode).SingleOrDefaultAsync(i => i.Id == id, cancel);
        return import is not null ? import : Unknown;
    }

    /// <summary>The file, issues and plan of the imports that a college, or for null the registrar, may see.</summary>
    public static IQueryable<RosterContent> Contents(GradcheckDb db, long id, string? collegeCode) =>
        from content in db.RosterContents.AsNoTracking()
        join import in Visible(db, collegeCode) on content.ImportId equals import.Id
        where import.Id == id
        select content;

    /// <summary>What an import does.</summary>
    internal static async Task<byte[]> PlanAsync(GradcheckDb db, long id, CancellationToken cancel) =>
        (await db.RosterContents.Where(c => c.ImportId == id).Select(c => c.SealedPlan).SingleAsync(cancel)).Open(id);

    /// <summary>The imports that a college, or for null the registrar, may see.</summary>
    public static IQueryable<RosterImport> Visible(GradcheckDb db, string? collegeCode) =>
        collegeCode is null ? db.RosterImports : db.RosterImports.Where(i => i.CollegeCode == collegeCode);

    public static Refusal Unknown { get; } = Refusal.NotFound("roster-unknown", "没有这次导入，请核对编号。");

    /// <summary>The stored summary.</summary>
    public static RosterSummary SummaryOf(RosterImport import) =>
        JsonSerializer.Deserialize<RosterSummary>(import.Summary, JsonColumn.Options)!;
}
