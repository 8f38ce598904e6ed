using System.Security.Cryptography;
using System.Text.Json;
using Gradcheck.Domain.Rosters.Checking;
using Gradcheck.Domain.Rosters.Planning;
using Gradcheck.Domain.Rosters.Reading;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Rosters;

/// <summary>
/// Reads, checks and compares an uploaded roster, and stores what applying it would do. Students are not touched;
/// the write transaction is open for the storing only.
/// </summary>
public sealed class PreviewRoster(GradcheckDbFactory databases, Writer writer)
{
    /// <summary>Makes a preview.</summary>
    /// <param name="actor">Who uploads, as the audit log names it.</param>
    /// <param name="intent">For which cohort and college, and what for.</param>
    /// <param name="upload">The file.</param>
    /// <param name="mapping">What headings mean beyond the built-in table.</param>
    /// <param name="cancel">Ends the work; nothing is stored then.</param>
    /// <returns>The stored import, or why the file is not taken at all (400, 403, 404, 413, 415).</returns>
    public async Task<Result<RosterImport>> RunAsync(
        string actor,
        RosterIntent intent,
        RosterUpload upload,
        ColumnMapping mapping,
        CancellationToken cancel = default
    )
    {
        if (intent is { Purpose: RosterPurpose.Issue, CollegeCode: not null })
            return Refusal.Forbidden(
                "roster-issue-registrar",
                "只有教务处能下发名单；学院请用 purpose=correction 上传更正。"
            );
        await using var db = databases.CreateDbContext();
        var cohort = await db.Cohorts.AsNoTracking().SingleOrDefaultAsync(c => c.Year == intent.CohortYear, cancel);
        if (cohort is null)
            return Refusal.NotFound("cohort-unknown", $"没有 {intent.CohortYear} 届，请核对年份。");
        var colleges = await db.Colleges.AsNoTracking().Where(c => c.CohortYear == cohort.Year).ToListAsync(cancel);
        if (colleges.Count == 0)
            return Refusal.Conflict("colleges-missing", "本届还没有登记学院，请先登记学院再上传名单。");

        var rules = cohort.Settings.RulesFor(cohort.Year);
        var names = new CollegeNames(colleges);
        var read = await CheckedRoster.ReadAsync(upload, mapping, intent, rules, names, cancel);
        if (!read.TryGet(out var roster, out var refusal))
            return refusal;
        var planner = new RosterPlanner(roster, intent, rules, cohort.Settings.KeyFields);
        var plan = await planner.MakeAsync(db, cancel);
        var issues = roster.Issues.InFileOrder([.. roster.Sheets.Select(sheet => sheet.Sheet)]);
        var summary = Summarize(roster, planner, issues);
        var packedIssues = RosterIssues.Write(issues);
        return await writer.WriteAsync<RosterImport>(
            actor,
            async scope =>
            {
                var import = new RosterImport
                {
                    CohortYear = intent.CohortYear,
                    CollegeCode = intent.CollegeCode,
                    Purpose = intent.Purpose,
                    State = RosterState.Previewed,
                    FileName = Path.GetFileName(upload.FileName),
                    Sha256 = Convert.ToHexStringLower(SHA256.HashData(upload.Content)),
                    Summary = JsonSerializer.Serialize(summary, JsonColumn.Options),
                    UploadedAt = scope.Now,
                    UploadedBy = actor,
                };
                scope.Db.RosterImports.Add(import);
                await scope.Db.SaveChangesAsync(cancel);
                scope.Db.RosterContents.Add(
                    new RosterContent
                    {
                        ImportId = import.Id,
                        File = upload.Content,
                        Issues = packedIssues,
                        Plan = plan,
                    }
                );
                scope.Audit(
                    "roster-uploaded",
                    intent.CohortYear,
                    details: new
                    {
                        import = import.Id,
                        intent.Purpose,
                        summary.Rows,
                        summary.Errors,
                    }
                );
                return import;
            },
            cancel
        );
    }

    private static RosterSummary Summarize(
        CheckedRoster roster,
        RosterPlanner planner,
        IReadOnlyList<RosterIssue> issues
    ) =>
        new()
        {
            Sheets = roster.Sheets.Count,
            Rows = roster.Rows.Count,
            Columns =
            [
                .. roster.Sheets.SelectMany(sheet =>
                    sheet.Columns.Select(c => new HeadingColumn(
                        sheet.Sheet,
                        SheetLayout.Letters(c.Index),
                        c.Heading,
                        c.Field
                    ))
                ),
            ],
            SheetDetails =
            [
                .. roster.Sheets.Select(sheet => new SheetSummary(sheet.Sheet, sheet.HeadingRow, sheet.Rows)),
                .. roster.Skipped.Select(sheet => new SheetSummary(sheet.Name, null, 0, sheet.Rule, sheet.Message)),
            ],
            Added = planner.Added,
            Changed = planner.Changed,
            Unchanged = planner.Unchanged,
            Proposed = planner.Proposed,
            Missing = planner.Missing,
            RowsWithErrors = roster.Rows.Count(row => row.HasErrors),
            Errors = roster.Issues.Errors,
            Warnings = roster.Issues.Warnings,
            Normalized = roster.Issues.Normalized,
            IssuesOmitted = roster.Issues.Omitted,
            Issues = [.. issues.Take(RosterSummary.Inline)],
            ConflictCount = planner.Conflicts,
            Conflicts =
            [
                .. planner.FirstConflicts.Select(p => new RosterConflict(p.Sheet, p.Row, p.StudentNumber, p.Conflicts)),
            ],
        };
}
