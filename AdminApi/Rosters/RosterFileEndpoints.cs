using Gradcheck.AdminApi.Answers;
using Gradcheck.AdminApi.Authentication;
using Gradcheck.AdminApi.Tables;
using Gradcheck.Domain;
using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Rosters;
using Gradcheck.Domain.Rosters.Workbooks;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.AdminApi.Rosters;

/// <summary>The workbooks around rosters: the template to fill in, and the uploaded file with its faults marked.</summary>
internal static class RosterFileEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var rosters = api.MapGroup("/rosters").WithTags("名单");
        rosters
            .MapGet("/template.xlsx", TemplateAsync)
            .WithSummary("空白名单模板：表头、说明、下拉选项；year 取该届的选项")
            .Produces(StatusCodes.Status200OK, contentType: XlsxTable.ContentType);
        rosters
            .MapGet("/{id:long}/annotated.xlsx", AnnotatedAsync)
            .Needs(ApiScope.Export)
            .WithSummary("标出问题的名单：按严重程度着色、批注和建议")
            .Produces(StatusCodes.Status200OK, contentType: XlsxTable.ContentType);
    }

    private static async Task<IResult> TemplateAsync(int? year, GradcheckDb db, CancellationToken cancel)
    {
        var cohorts = db.Cohorts.AsNoTracking().Where(c => year == null || c.Year == year);
        var cohort = await cohorts.OrderByDescending(c => c.Year).FirstOrDefaultAsync(cancel);
        var rules = (cohort?.Settings ?? new CohortSettings()).RulesFor(cohort?.Year ?? 0);
        return TypedResults.File(RosterTemplate.Make(rules), XlsxTable.ContentType, "名单模板.xlsx");
    }

    private static async Task<IResult> AnnotatedAsync(
        long id,
        ApiCaller caller,
        GradcheckDb db,
        Writer writer,
        CancellationToken cancel
    )
    {
        var found = await RosterImports.FindAsync(db, id, caller.CollegeCode, cancel);
        if (!found.TryGet(out var import, out var refusal))
            return Problem.From(refusal);
        var content = await RosterImports.Contents(db, id, caller.CollegeCode).SingleAsync(cancel);
        var export = new Export(
            "roster-annotated",
            "xlsx",
            import.CohortYear,
            $"{import.CohortYear}届",
            new { import = import.Id },
            RosterImports.SummaryOf(import).Rows,
            IdNumbersInFile.Full
        );
        await writer.WriteAsync<ExportMark>(
            caller.Actor,
            scope => Task.FromResult<Result<ExportMark>>(RecordExport.NoteOwnFile(scope, export)),
            cancel
        );
        var name = Path.GetFileNameWithoutExtension(import.FileName) + "-校验结果.xlsx";
        return TypedResults.File(AnnotatedWorkbook.Make(import, content), XlsxTable.ContentType, name);
    }
}
