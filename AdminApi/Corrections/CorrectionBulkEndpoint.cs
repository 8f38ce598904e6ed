using Gradcheck.AdminApi.Answers;
using Gradcheck.AdminApi.Authentication;
using Gradcheck.AdminApi.Students;
using Gradcheck.Domain;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Storage;

namespace Gradcheck.AdminApi.Corrections;

/// <summary><c>/api/cohorts/{year}/corrections/decide</c>: one decision on many corrections.</summary>
internal static class CorrectionBulkEndpoint
{
    private const int MostAtOnce = 500;

    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/cohorts/{year:int}/corrections/decide", DecideAsync)
            .WithTags("更正")
            .WithSummary("批量通过或不通过，逐项答复结果")
            .WithDescription("每项单独处理，不能处理的不影响其他项；关键字段的规则与单项相同。");

    private static async Task<Answer<CorrectionOutcomes>> DecideAsync(
        int year,
        CorrectionDecisions body,
        ApiCaller caller,
        Writer writer,
        GradcheckDb db,
        CancellationToken cancel
    )
    {
        if (await StudentReading.RefuseUnknownAsync(db, caller, year, college: null, cancel) is { } unknown)
            return unknown;
        if (body.Decision is not { } decision)
            return Refusal.Invalid("decision-missing", "请写明决定（decision）：accept 或 reject。");
        if (body.Ids is not { Count: > 0 and <= MostAtOnce } ids)
            return Refusal.Invalid("ids-invalid", $"请给出要处理的更正（ids），一次 1–{MostAtOnce} 项。");

        var items = new List<CorrectionOutcome>();
        foreach (var id in ids.Distinct())
        {
            // A transaction each: what was decided stays decided, whatever becomes of the next.
            var decided = await writer.WriteAsync(
                caller.Actor,
                scope =>
                    decision == CorrectionDecision.Accept
                        ? AcceptCorrection.RunAsync(scope, id, caller.CollegeCode, body.Evidence, year)
                        : RejectCorrection.RunAsync(scope, id, caller.CollegeCode, body.Reason, year),
                cancel
            );
            items.Add(
                decided.TryGet(out var correction, out var refusal)
                    ? new CorrectionOutcome(id, correction.State)
                    : new CorrectionOutcome(id, null, refusal.Code, refusal.Title)
            );
        }

        var done = items.Count(item => item.State is not null);
        return new CorrectionOutcomes(items, done, items.Count - done);
    }
}
