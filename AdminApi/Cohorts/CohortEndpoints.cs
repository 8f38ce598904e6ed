using System.Text.Json.Nodes;
using Gradcheck.AdminApi.Answers;
using Gradcheck.AdminApi.Authentication;
using Gradcheck.AdminApi.Lists;
using Gradcheck.AdminApi.Retention;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Storage;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gradcheck.AdminApi.Cohorts;

/// <summary><c>/api/cohorts</c>: the graduates' years and their settings.</summary>
internal static class CohortEndpoints
{
    private static readonly Keyset<Cohort, int> ByYear = new("cohorts", cohort => cohort.Year);

    public static void Map(RouteGroupBuilder api)
    {
        var cohorts = api.MapGroup("/cohorts").WithTags("届");
        cohorts.MapGet("/", ListAsync).WithSummary("列出各届");
        cohorts.MapPost("/", CreateAsync).WithSummary("建立一届").RegistrarOnly();
        cohorts.MapGet("/{year:int}", OneAsync).WithSummary("一届的设置").AlsoWhenPurged();
        cohorts
            .MapPatch("/{year:int}", ChangeAsync)
            .WithSummary("修改设置：只写要改的项")
            .Accepts<CohortBody>("application/json", "application/merge-patch+json")
            .RegistrarOnly();
    }

    private static async Task<Answer<Page<CohortBody>>> ListAsync(
        [AsParameters] PageRequest page,
        GradcheckDb db,
        CancellationToken cancel
    ) => await ByYear.ReadAsync(db.Cohorts.AsNoTracking(), page, CohortBody.Of, cancel);

    private static async Task<Created<CohortBody>> CreateAsync(
        CohortBody body,
        ApiCaller caller,
        Writer writer,
        CancellationToken cancel
    )
    {
        var created = await writer.WriteAsync(
            caller.Actor,
            scope => SaveCohort.CreateAsync(scope, body.Year, body.ToSettings()),
            cancel
        );
        return created.TryGet(out var cohort, out var refusal)
            ? Created<CohortBody>.At(CohortBody.Of(cohort), made => $"/api/cohorts/{made.Year}")
            : refusal;
    }

    private static async Task<Answer<CohortBody>> OneAsync(int year, GradcheckDb db, CancellationToken cancel) =>
        await db.Cohorts.AsNoTracking().SingleOrDefaultAsync(c => c.Year == year, cancel) is { } cohort
            ? CohortBody.Of(cohort)
            : SaveCohort.CohortNotFound;

    private static async Task<Answer<CohortBody>> ChangeAsync(
        int year,
        JsonObject patch,
        ApiCaller caller,
        Writer writer,
        IOptions<JsonOptions> json,
        CancellationToken cancel
    )
    {
        var changed = await writer.WriteAsync(
            caller.Actor,
            scope =>
                SaveCohort.ChangeAsync(
                    scope,
                    year,
                    cohort => CohortPatch.Apply(cohort, patch, json.Value.SerializerOptions)
                ),
            cancel
        );
        return changed.TryGet(out var cohort, out var refusal) ? CohortBody.Of(cohort) : refusal;
    }
}
