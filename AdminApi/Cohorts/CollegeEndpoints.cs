using System.Text.Json;
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

/// <summary><c>/api/cohorts/{year}/colleges</c>: a cohort's colleges. A college's own key sees only its own.</summary>
internal static class CollegeEndpoints
{
    private static readonly Keyset<College, string> ByCode = new("colleges", college => college.Code);

    public static void Map(RouteGroupBuilder api)
    {
        var colleges = api.MapGroup("/cohorts/{year:int}/colleges").WithTags("届");
        colleges.MapGet("/", ListAsync).WithSummary("列出学院").AlsoWhenPurged();
        colleges
            .MapPut("/", SetAsync)
            .WithSummary("登记全部学院：整份替换，数组或 {items:[…]}；有学生的学院不能去掉")
            .Accepts<CollegeList>("application/json")
            .RegistrarOnly();
    }

    private static async Task<Answer<Page<CollegeBody>>> ListAsync(
        int year,
        [AsParameters] PageRequest page,
        ApiCaller caller,
        GradcheckDb db,
        CancellationToken cancel
    )
    {
        if (!await db.Cohorts.AnyAsync(c => c.Year == year, cancel))
            return SaveCohort.CohortNotFound;
        var visible = db.Colleges.AsNoTracking().Where(c => c.CohortYear == year);
        if (!caller.IsRegistrar)
            visible = visible.Where(c => c.Code == caller.CollegeCode);
        return await ByCode.ReadAsync(visible, page, CollegeBody.Of, cancel);
    }

    private static async Task<Answer<CollegeList>> SetAsync(
        int year,
        JsonNode body,
        ApiCaller caller,
        Writer writer,
        IOptions<JsonOptions> json,
        CancellationToken cancel
    )
    {
        var wanted = Read(body, json.Value.SerializerOptions);
        var set = await writer.WriteAsync(
            caller.Actor,
            scope => SetColleges.RunAsync(scope, year, [.. wanted.Select(c => c.ToCollege(year))]),
            cancel
        );
        return set.TryGet(out var colleges, out var refusal)
            ? new CollegeList([.. colleges.OrderBy(c => c.Code, StringComparer.Ordinal).Select(CollegeBody.Of)])
            : refusal;
    }

    /// <summary>A bare array, or the shape the list is read in.</summary>
    private static IReadOnlyList<CollegeBody> Read(JsonNode body, JsonSerializerOptions json)
    {
        var list = body is JsonArray ? new JsonObject { ["items"] = body } : body;
        try
        {
            return list.Deserialize<CollegeList>(json)!.Items;
        }
        catch (JsonException fault)
        {
            throw new BadHttpRequestException("The colleges cannot be read.", fault);
        }
    }
}
