using Gradcheck.AdminApi.Answers;
using Gradcheck.AdminApi.Authentication;
using Gradcheck.AdminApi.Lists;
using Gradcheck.Domain;
using Gradcheck.Domain.Rosters;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.AdminApi.Rosters;

/// <summary><c>/api/rosters/{id}</c>: what a preview found, applying it, taking it back.</summary>
internal static class RosterEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var rosters = api.MapGroup("/rosters/{id:long}").WithTags("名单");
        rosters.MapGet("/", GetAsync).WithSummary("一次导入的进度和结果");
        rosters
            .MapGet("/issues", IssuesAsync)
            .WithSummary("全部校验问题，分页；身份证号遮盖，按工作表、行、列在原文件中查找");
        rosters.MapGet("/diff", DiffAsync).WithSummary("逐个学生的变化（旧值 → 新值）、冲突和名单中缺少的学生，分页");
        rosters.MapPost("/apply", ApplyAsync).WithSummary("按预览导入；有错误的行会阻止导入，除非 skipErrors=true");
        rosters.MapPost("/undo", UndoAsync).WithSummary("撤销导入，恢复原状；之后又有改动的不能撤销");
    }

    private static async Task<Answer<RosterView>> GetAsync(
        long id,
        ApiCaller caller,
        GradcheckDb db,
        CancellationToken cancel
    ) => Show(await RosterImports.FindAsync(db, id, caller.CollegeCode, cancel));

    private static async Task<Answer<Page<RosterIssue>>> IssuesAsync(
        long id,
        [AsParameters] PageRequest page,
        ApiCaller caller,
        GradcheckDb db,
        CancellationToken cancel
    )
    {
        var content = RosterImports.Contents(db, id, caller.CollegeCode);
        return await content.Select(c => c.SealedIssues).SingleOrDefaultAsync(cancel) is { } issues
            ? SequencePage.Of($"roster-{id}-issues", RosterIssues.Read(issues.Open(id)).Select(MaskedRoster.Mask), page)
            : RosterImports.Unknown;
    }

    private static async Task<Answer<Page<RosterDifference>>> DiffAsync(
        long id,
        [AsParameters] PageRequest page,
        ApiCaller caller,
        GradcheckDb db,
        CancellationToken cancel
    )
    {
        var content = RosterImports.Contents(db, id, caller.CollegeCode);
        return await content.Select(c => c.SealedPlan).SingleOrDefaultAsync(cancel) is { } plan
            ? SequencePage.Of($"roster-{id}-diff", RosterDiff.Read(plan.Open(id)).Select(MaskedRoster.Mask), page)
            : RosterImports.Unknown;
    }

    private static async Task<Answer<RosterView>> ApplyAsync(
        long id,
        bool? skipErrors,
        ApiCaller caller,
        Writer writer,
        CancellationToken cancel
    ) =>
        Show(
            await writer.WriteAsync(
                caller.Actor,
                scope => ApplyRoster.RunAsync(scope, id, caller.CollegeCode, skipErrors ?? false, cancel),
                cancel
            )
        );

    private static async Task<Answer<RosterView>> UndoAsync(
        long id,
        ApiCaller caller,
        Writer writer,
        CancellationToken cancel
    ) =>
        Show(
            await writer.WriteAsync(
                caller.Actor,
                scope => UndoRoster.RunAsync(scope, id, caller.CollegeCode, cancel),
                cancel
            )
        );

    private static Answer<RosterView> Show(Result<RosterImport> found) =>
        found.TryGet(out var import, out var refusal) ? RosterView.Of(import) : refusal;
}
