using Gradcheck.AdminApi.Answers;
using Gradcheck.AdminApi.Authentication;
using Gradcheck.AdminApi.Uploads;
using Gradcheck.Domain.Photos;
using Gradcheck.Domain.Photos.Importing;
using Gradcheck.Domain.Storage;

namespace Gradcheck.AdminApi.Photos;

/// <summary><c>/api/cohorts/{year}/photo-plan</c>: the registrar imports and publishes it, everybody reads it.</summary>
internal static class PhotoPlanEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var plan = api.MapGroup("/cohorts/{year:int}/photo-plan").WithTags("采集安排");
        plan.MapGet("/", ReadAsync).WithSummary("采集安排：场次、序号段、未排入的学生");
        plan.MapPost("/import", ImportAsync)
            .TakesUploads()
            .RegistrarOnly()
            .WithSummary("导入附表5 或名单（multipart file）；有冲突则整份不导入并逐行说明");
        plan.MapPost("/publish", PublishAsync)
            .RegistrarOnly()
            .WithSummary("公布采集安排并通知已绑定的学生；公布后预拍摄序号不再变动");
    }

    private static async Task<Answer<PhotoPlanView>> ReadAsync(
        int year,
        ApiCaller caller,
        GradcheckDb db,
        CancellationToken cancel
    ) => await PhotoPlanView.ReadAsync(db, caller, year, cancel);

    private static async Task<Answer<PhotoPlanImportResult>> ImportAsync(
        int year,
        HttpRequest request,
        ApiCaller caller,
        Writer writer,
        CancellationToken cancel
    )
    {
        var form = await UploadForm.ReadAsync(request, cancel);
        if (!form.TryGet(out var upload, out var refusal))
            return refusal;
        return PhotoPlanFile.Read(upload.Upload, year).TryGet(out var file, out refusal)
            ? await writer.WriteAsync(caller.Actor, scope => ImportPhotoPlan.RunAsync(scope, year, file), cancel)
            : refusal;
    }

    private static async Task<Answer<PhotoPlanPublication>> PublishAsync(
        int year,
        ApiCaller caller,
        Writer writer,
        CancellationToken cancel
    ) => await writer.WriteAsync(caller.Actor, scope => PublishPhotoPlan.RunAsync(scope, year), cancel);
}
