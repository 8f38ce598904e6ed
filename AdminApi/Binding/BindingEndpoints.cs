using Gradcheck.AdminApi.Answers;
using Gradcheck.AdminApi.Authentication;
using Gradcheck.AdminApi.Students;
using Gradcheck.AdminApi.Tables;
using Gradcheck.Bot.Telegram;
using Gradcheck.Domain.Binding;
using Gradcheck.Domain.Storage;
using Microsoft.AspNetCore.Mvc;

namespace Gradcheck.AdminApi.Binding;

/// <summary>Binding codes to hand out, and the office's help when binding went wrong.</summary>
internal static class BindingEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var binding = api.MapGroup("/cohorts/{year:int}").WithTags("绑定");
        binding
            .MapPost("/binding-codes", IssueAsync)
            .WithSummary("发放绑定码：旧的未用绑定码作废，新码只显示这一次")
            .WithDescription("按学院、班级或学号发放。Accept 可为 application/json 或 xlsx。")
            .Offers<IssuedCodes>(Format.Xlsx);
        binding.MapPost("/students/{studentNumber}/unlock", UnlockAsync).WithSummary("解除因多次输错造成的锁定");
        binding.MapDelete("/students/{studentNumber}/binding", UnbindAsync).WithSummary("解除绑定并通知原聊天账号");
    }

    private static async Task<IResult> IssueAsync(
        int year,
        string? college,
        [FromQuery(Name = "class")] string? className,
        string? studentNumber,
        ApiCaller caller,
        GradcheckDb db,
        Writer writer,
        TelegramIdentity telegram,
        HttpRequest request,
        CancellationToken cancel
    )
    {
        if (Offer.Choose(request, Format.Json, Format.Xlsx) is not { } format)
            return Offer.NotAcceptable;
        if (await StudentReading.RefuseUnknownAsync(db, caller, year, college, cancel) is { } unknown)
            return Problem.From(unknown);
        var filter = new BindingCodeFilter(year, college ?? caller.CollegeCode, className, studentNumber);
        var issued = await writer.WriteAsync(
            caller.Actor,
            scope => IssueBindingCodes.RunAsync(scope, filter, telegram.Username),
            cancel
        );
        if (!issued.TryGet(out var codes, out var refusal))
            return Problem.From(refusal);
        return format == Format.Json
            ? TypedResults.Ok(new IssuedCodes(codes, null))
            : Offer.File(format, TableOf(year, codes));
    }

    private static async Task<Answer<Unlocked>> UnlockAsync(
        int year,
        string studentNumber,
        ApiCaller caller,
        Writer writer,
        CancellationToken cancel
    )
    {
        var unlocked = await writer.WriteAsync(
            caller.Actor,
            scope => UnlockRecord.RunAsync(scope, year, studentNumber, caller.CollegeCode),
            cancel
        );
        return unlocked.TryGet(out var forgiven, out var refusal) ? new Unlocked(studentNumber, forgiven) : refusal;
    }

    private static async Task<Answer<StudentView>> UnbindAsync(
        int year,
        string studentNumber,
        ApiCaller caller,
        GradcheckDb db,
        Writer writer,
        CancellationToken cancel
    )
    {
        var unbound = await writer.WriteAsync(
            caller.Actor,
            scope => Unbind.ByOfficeAsync(scope, year, studentNumber, caller.CollegeCode),
            cancel
        );
        return unbound.TryGet(out var student, out var refusal)
            ? StudentView.Of(await StudentReading.ReadAsync(db, student.Id, cancel))
            : refusal;
    }

    private static Table TableOf(int year, IEnumerable<IssuedBindingCode> codes) =>
        new(
            $"{year}届绑定码",
            ["学号", "姓名", "班级", "绑定码", "链接", "有效期至"],
            [
                .. codes.Select(c =>
                    (IReadOnlyList<object?>)
                        [c.StudentNumber, c.Name, c.ClassName, c.Code, c.Link, $"{c.ExpiresOn:yyyy-MM-dd}"]
                ),
            ]
        );
}

/// <summary>Codes to hand out, all at once: they cannot be read a second time.</summary>
public sealed record IssuedCodes(IReadOnlyList<IssuedBindingCode> Items, string? After);

/// <summary>How many wrong tries no longer count.</summary>
public sealed record Unlocked(string StudentNumber, int Forgiven);
