using Gradcheck.AdminApi.Answers;
using Gradcheck.AdminApi.Authentication;
using Gradcheck.AdminApi.Retention;
using Gradcheck.AdminApi.Tables;
using Gradcheck.Domain;
using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Tallies;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.AdminApi.Tallies;

/// <summary><c>/api/cohorts/{year}/tallies</c>: how far everybody is. A college's own key counts its own.</summary>
internal static class TallyEndpoints
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/cohorts/{year:int}/tallies", ReadAsync)
            .AlsoWhenPurged()
            .WithTags("统计")
            .WithSummary("按学院、专业、班级或培养层次统计，附合计")
            .WithDescription("恒有 issued + added − removed = expected。Accept 可为 application/json 或 xlsx。")
            .Offers<TallyPage>(Format.Xlsx);

    private static async Task<IResult> ReadAsync(
        int year,
        Choice<TallyBy>? by,
        ApiCaller caller,
        GradcheckDb db,
        Writer writer,
        TimeProvider clock,
        HttpRequest request,
        CancellationToken cancel
    )
    {
        if (Offer.Choose(request, Format.Json, Format.Xlsx) is not { } format)
            return Offer.NotAcceptable;
        if (await db.Cohorts.AsNoTracking().SingleOrDefaultAsync(c => c.Year == year, cancel) is not { } cohort)
            return Problem.From(SaveCohort.CohortNotFound);

        var wanted = by?.Value ?? TallyBy.College;
        var today = CampusTime.Today(clock);
        var tallies = await TallyReading.ReadAsync(db, cohort, wanted, caller.CollegeCode, today, cancel);
        var page = new TallyPage(wanted, [.. tallies.Select(TallyView.Of)], TallyView.Of(Tally.Sum(tallies)));
        if (format == Format.Json)
            return TypedResults.Ok(page);
        var export = new Export(
            "tallies",
            MarkedFile.NameOf(format),
            year,
            caller.CollegeCode is { } code ? $"{year}届，学院 {code}" : $"{year}届",
            new { by = wanted, college = caller.CollegeCode },
            page.Items.Count,
            IdNumbersInFile.None
        );
        return await MarkedFile.AnswerAsync(
            writer,
            caller,
            format,
            TallyTable.Of(year, page),
            export,
            reason: null,
            cancel
        );
    }
}
