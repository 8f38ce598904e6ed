using Gradcheck.AdminApi.Answers;
using Gradcheck.AdminApi.Authentication;
using Gradcheck.AdminApi.Uploads;
using Gradcheck.Domain;
using Gradcheck.Domain.Rosters;
using Gradcheck.Domain.Rosters.Checking;
using Gradcheck.Domain.Rosters.Reading;

namespace Gradcheck.AdminApi.Rosters;

/// <summary><c>POST /api/cohorts/{year}/rosters</c>: an office uploads a roster and gets a preview.</summary>
internal static class RosterUploadEndpoint
{
    /// <summary>Big files take memory while they are read; more of them wait.</summary>
    private static readonly SemaphoreSlim Readers = new(2);

    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/cohorts/{year:int}/rosters", UploadAsync)
            .TakesUploads()
            .WithTags("名单")
            .WithSummary("上传名单，得到预览；什么都不改动")
            .WithDescription(
                "multipart/form-data，文件放在 file 部分（.xlsx、.xls、.csv，最大 20 MB）。"
                    + "purpose=issue 由教务处下发，purpose=correction 由学院更正；可选 mapping：表头到字段的 JSON。"
            )
            // Any type gets as far as the form's own refusal, which says how to send a file.
            .Accepts<IFormFile>("multipart/form-data", "*/*");

    private static async Task<Created<RosterView>> UploadAsync(
        int year,
        string? purpose,
        string? mapping,
        HttpRequest request,
        ApiCaller caller,
        PreviewRoster previews,
        CancellationToken cancel
    )
    {
        if (!PurposeOf(purpose, caller).TryGet(out var why, out var refusal))
            return refusal;
        if (!(await UploadForm.ReadAsync(request, cancel)).TryGet(out var form, out refusal))
            return refusal;
        if (!ColumnMapping.Parse(mapping ?? form.Mapping).TryGet(out var columns, out refusal))
            return refusal;
        await Readers.WaitAsync(cancel);
        try
        {
            var intent = new RosterIntent(year, why, caller.CollegeCode);
            var preview = await previews.RunAsync(caller.Actor, intent, form.Upload, columns, cancel);
            return preview.TryGet(out var import, out refusal)
                ? Created<RosterView>.At(RosterView.Of(import), view => $"/api/rosters/{view.Id}")
                : refusal;
        }
        finally
        {
            Readers.Release();
        }
    }

    private static Result<RosterPurpose> PurposeOf(string? purpose, ApiCaller caller) =>
        purpose switch
        {
            null => caller.IsRegistrar ? RosterPurpose.Issue : RosterPurpose.Correction,
            "issue" => RosterPurpose.Issue,
            "correction" => RosterPurpose.Correction,
            _ => Refusal.Invalid("purpose-invalid", "purpose 只能是 issue（下发）或 correction（更正）。"),
        };
}
