using Gradcheck.AdminApi.Answers;
using Gradcheck.AdminApi.Authentication;
using Gradcheck.Domain.Retention;
using Gradcheck.Domain.Storage;

namespace Gradcheck.AdminApi.Retention;

/// <summary>A student asked to be forgotten.</summary>
internal static class EraseEndpoints
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/cohorts/{year:int}/students/{studentNumber}/erase", EraseAsync)
            .WithTags("学生")
            .WithSummary("按本人请求删除个人信息，不可恢复：须已从名单删除，或届已结束")
            .WithDescription("同时删除可能含有该生信息的名单文件，这些导入此后不能撤销。")
            .RegistrarOnly();

    private static async Task<Answer<Erasure>> EraseAsync(
        int year,
        string studentNumber,
        ErasureRequest body,
        ApiCaller caller,
        Writer writer,
        GradcheckDbFactory databases,
        CancellationToken cancel
    )
    {
        var erased = await writer.WriteAsync(
            caller.Actor,
            scope => EraseStudent.RunAsync(scope, year, studentNumber, body.Reason),
            cancel
        );
        if (erased.Refusal is null)
            await ScrubDatabase.RunAsync(databases, CancellationToken.None);
        return erased;
    }
}

/// <summary>Why a student's data is removed, such as 本人书面申请.</summary>
public sealed record ErasureRequest(string? Reason);
