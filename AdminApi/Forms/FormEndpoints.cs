using Gradcheck.AdminApi.Answers;
using Gradcheck.AdminApi.Authentication;
using Gradcheck.AdminApi.Students;
using Gradcheck.Domain;
using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Forms;
using Gradcheck.Domain.Forms.Layout;
using Gradcheck.Domain.Storage;
using Microsoft.AspNetCore.Mvc;

namespace Gradcheck.AdminApi.Forms;

/// <summary><c>/api/cohorts/{year}/forms</c>: the forms of the notice, filled in and ready to print.</summary>
internal static class FormEndpoints
{
    /// <summary>A form's purpose is its title; another one can be given in X-Reason.</summary>
    private const string Purpose = "按通知打印并报送各类表格";

    public static void Map(RouteGroupBuilder api)
    {
        var forms = api.MapGroup("/cohorts/{year:int}").WithTags("表格");
        forms.MapGet("/forms", ListAsync).WithSummary("可出的表：名称、现有行数、是否含完整身份证号");
        forms
            .MapGet("/forms/{form}.xlsx", FileAsync)
            .WithSummary("一种表，可直接打印；不写 college 时为全校（每学院一张工作表）或本学院")
            .WithDescription(
                "含完整身份证号的表需要 export 权限，记入操作日志，页脚有导出编号。页脚的校验码可用 /api/forms/verify/{code} 查验。"
            )
            .Produces(StatusCodes.Status200OK, contentType: FormWorkbook.ContentType);
        forms
            .MapGet("/forms.zip", ArchiveAsync)
            .Needs(ApiScope.Export)
            .WithSummary("全部表格，每学院一个文件夹；学院密钥只得到本学院的")
            .Produces(StatusCodes.Status200OK, contentType: FormArchive.ContentType);
        api.MapGet("/forms/verify/{code}", VerifyAsync)
            .WithTags("表格")
            .WithSummary("查验纸质表格页脚的校验码：何时由谁生成，数据是否仍然一致");
    }

    private static async Task<Answer<FormList>> ListAsync(
        int year,
        string? college,
        ApiCaller caller,
        FormRequest request,
        CancellationToken cancel
    )
    {
        var opened = await request.OpenAsync(caller, year, college, cancel);
        if (!opened.TryGet(out var scope, out var refusal))
            return refusal;
        var items = new List<FormView>();
        foreach (var form in FormCatalogue.All)
            items.Add(await FormView.ReadAsync(form, scope));
        return new FormList(items);
    }

    private static async Task<IResult> FileAsync(
        int year,
        string form,
        string? college,
        [FromHeader(Name = "X-Reason")] string? reason,
        ApiCaller caller,
        FormRequest request,
        Writer writer,
        CancellationToken cancel
    )
    {
        if (!FormCatalogue.Find(form).TryGet(out var wanted, out var refusal))
            return Problem.From(refusal);
        var opened = await request.OpenConsistentAsync(caller, year, college, cancel);
        if (!opened.TryGet(out var scope, out refusal))
            return Problem.From(refusal);
        var numbers = wanted.IdNumbers(scope.Data.Cohort.Settings);
        if (numbers == IdNumbersInFile.Full && !caller.Has(ApiScope.Export))
            return Problem.From(NeededScope.Missing(ApiScope.Export));
        var filled = await FilledForm.ReadAsync(wanted, scope.Data, scope.Unit);
        var export = scope.Export(wanted.Id, "xlsx", filled.Rows, numbers);
        var made = await writer.WriteAsync(
            caller.Actor,
            write => MakeForm.RunAsync(write, scope.Data.Cohort, [filled], export, ReasonOf(reason)),
            cancel
        );
        return made.TryGet(out var stamps, out refusal)
            ? TypedResults.File(
                FormWorkbook.Write(filled.Sheets, stamps[0]),
                FormWorkbook.ContentType,
                FormArchive.FileName(filled, year)
            )
            : Problem.From(refusal);
    }

    private static async Task<IResult> ArchiveAsync(
        int year,
        string? college,
        [FromHeader(Name = "X-Reason")] string? reason,
        ApiCaller caller,
        FormRequest request,
        Writer writer,
        CancellationToken cancel
    )
    {
        var opened = await request.OpenConsistentAsync(caller, year, college, cancel);
        if (!opened.TryGet(out var scope, out var refusal))
            return Problem.From(refusal);
        var filled = await FormArchive.FillAsync(scope);
        var export = scope.Export("forms", "zip", filled.Sum(f => f.Rows), IdNumbersInFile.Full);
        var made = await writer.WriteAsync(
            caller.Actor,
            write => MakeForm.RunAsync(write, scope.Data.Cohort, filled, export, ReasonOf(reason)),
            cancel
        );
        return made.TryGet(out var stamps, out refusal)
            ? TypedResults.File(
                FormArchive.Write(filled, stamps, year),
                FormArchive.ContentType,
                $"{year}届表格{(scope.Unit is null ? "" : $"-{scope.Unit.Name}")}.zip"
            )
            : Problem.From(refusal);
    }

    private static async Task<Answer<FormProofView>> VerifyAsync(
        string code,
        ApiCaller caller,
        GradcheckDb db,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var found = await VerifyForm.RunAsync(db, code, caller.CollegeCode, CampusTime.Today(clock), cancel);
        return found.TryGet(out var proof, out var refusal) ? FormProofView.Of(proof) : refusal;
    }

    private static string ReasonOf(string? header) =>
        new Reveal(Field: null, header).Reason is { } given && !string.IsNullOrWhiteSpace(given) ? given : Purpose;
}
