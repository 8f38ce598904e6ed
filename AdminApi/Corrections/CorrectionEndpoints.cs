using Gradcheck.AdminApi.Answers;
using Gradcheck.AdminApi.Authentication;
using Gradcheck.AdminApi.Lists;
using Gradcheck.AdminApi.Students;
using Gradcheck.Domain;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.AdminApi.Corrections;

/// <summary>The corrections desk (更正): what students say is wrong, and one decision at a time.</summary>
internal static class CorrectionEndpoints
{
    private static readonly Keyset<CorrectionRow, long> ById = new("corrections", row => row.Correction.Id);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/cohorts/{year:int}/corrections", ListAsync)
            .WithTags("更正")
            .WithSummary("列出更正申请")
            .WithDescription(
                "按状态、学院、字段、是否关键字段、班级筛选，按学号或姓名查找。每项写明由谁处理（next）、"
                    + "要交的表和材料、已查验的证明材料，以及按现在的名单重新校验的提示（warnings）。"
            );
        var one = api.MapGroup("/corrections/{id:long}").WithTags("更正");
        one.MapPost("/accept", AcceptAsync)
            .WithSummary("通过；关键字段由学院写明证明材料（evidence）上报，由教务处通过")
            .WithDescription(
                "通过后名单立即更改，已有的签名失效，学生会收到通知。教务处直接通过学院未上报的关键字段时也要写 evidence。"
            );
        one.MapPost("/reject", RejectAsync).WithSummary("不通过，写明原因（reason），学生会收到通知");
        one.MapPost("/revert", RevertAsync)
            .WithSummary("撤销已通过的更正，改回原来的内容")
            .WithDescription("名单上的这一项后来又改过时不能撤销（correction-overtaken）。关键字段由教务处撤销。");
    }

    private static async Task<Answer<Page<CorrectionView>>> ListAsync(
        int year,
        [AsParameters] CorrectionFilter filter,
        [AsParameters] PageRequest page,
        ApiCaller caller,
        GradcheckDb db,
        CancellationToken cancel
    )
    {
        if (await StudentReading.RefuseUnknownAsync(db, caller, year, filter.College, cancel) is { } unknown)
            return unknown;
        var cohort = await db.Cohorts.AsNoTracking().SingleAsync(c => c.Year == year, cancel);
        var corrections = db.Corrections.AsNoTracking().Where(c => c.CohortYear == year);
        var students = caller.Visible(db.Students.AsNoTracking());
        var rows = CorrectionRow.Of(filter.Apply(corrections, cohort.Settings.KeyFields), filter.Apply(students));
        var read = await ById.ReadRowsAsync(rows, page, cancel);
        return read.TryGet(out var found, out var refusal)
            ? new Page<CorrectionView>(await CorrectionReading.ShowAsync(db, cohort, found.Items, cancel), found.After)
            : refusal;
    }

    private static Task<Answer<CorrectionView>> AcceptAsync(
        long id,
        [FromBody] CorrectionAcceptance? body,
        ApiCaller caller,
        Writer writer,
        GradcheckDb db,
        CancellationToken cancel
    ) =>
        DecideAsync(
            scope => AcceptCorrection.RunAsync(scope, id, caller.CollegeCode, body?.Evidence),
            caller,
            writer,
            db,
            cancel
        );

    private static Task<Answer<CorrectionView>> RejectAsync(
        long id,
        [FromBody] CorrectionRejection? body,
        ApiCaller caller,
        Writer writer,
        GradcheckDb db,
        CancellationToken cancel
    ) =>
        DecideAsync(
            scope => RejectCorrection.RunAsync(scope, id, caller.CollegeCode, body?.Reason),
            caller,
            writer,
            db,
            cancel
        );

    private static Task<Answer<CorrectionView>> RevertAsync(
        long id,
        [FromBody] CorrectionReversal? body,
        ApiCaller caller,
        Writer writer,
        GradcheckDb db,
        CancellationToken cancel
    ) =>
        DecideAsync(
            scope => RevertCorrection.RunAsync(scope, id, caller.CollegeCode, body?.Reason),
            caller,
            writer,
            db,
            cancel
        );

    private static async Task<Answer<CorrectionView>> DecideAsync(
        Func<WriteScope, Task<Result<Correction>>> decide,
        ApiCaller caller,
        Writer writer,
        GradcheckDb db,
        CancellationToken cancel
    )
    {
        var decided = await writer.WriteAsync(caller.Actor, decide, cancel);
        return decided.TryGet(out var correction, out var refusal)
            ? await CorrectionReading.ShowAsync(db, correction.Id, cancel)
            : refusal;
    }
}
