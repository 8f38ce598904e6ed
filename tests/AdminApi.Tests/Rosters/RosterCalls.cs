using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Gradcheck.Domain.Students;
using Gradcheck.Testing.Rosters;

namespace Gradcheck.AdminApi.Tests.Rosters;

/// <summary>Uploads rosters as an office's program does.</summary>
internal static class RosterCalls
{
    public static Task<HttpResponseMessage> UploadAsync(this HttpClient client, RosterFile file, string query = "")
    {
        var content = new ByteArrayContent(file.Content);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var form = new MultipartFormDataContent { { content, "file", file.FileName } };
        return client.PostAsync($"/api/cohorts/{TestCohort.Year}/rosters{query}", form);
    }

    public static Task<JsonElement> PreviewAsync(this HttpClient client, RosterFile file, string query = "") =>
        client.UploadAsync(file, query).JsonAsync(HttpStatusCode.Created);

    public static Task<HttpResponseMessage> ApplyAsync(
        this HttpClient client,
        JsonElement preview,
        string query = ""
    ) => client.PostAsync($"/api/rosters/{preview.GetProperty("id")}/apply{query}", null);

    public static RosterFile File(IEnumerable<StudentRecord> records, RosterFormat format = RosterFormat.Xlsx) =>
        RosterFile.Create(format, RosterSheet.Of(records));

    public static int Int(this JsonElement json, string name) => json.GetProperty(name).GetInt32();
}
