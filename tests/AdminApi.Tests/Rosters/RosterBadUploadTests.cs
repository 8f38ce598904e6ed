using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Gradcheck.Domain.Synthetic;
using Gradcheck.Testing.Rosters;
using Gradcheck.Testing.Rosters.Bad;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Rosters;

public sealed class RosterBadUploadTests
{
    [Fact]
    public async Task Every_bad_file_is_answered_with_a_problem_and_nothing_is_stored()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        foreach (var name in BadFiles.Names)
        {
            using var response = await registrar.UploadAsync(BadFiles.Make(name));
            var body = await response.Content.ReadAsStringAsync();
            Assert.True((int)response.StatusCode is >= 400 and < 500, $"{name}: {(int)response.StatusCode} {body}");
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        }

        await using var db = api.OpenDatabase();
        Assert.False(await db.RosterImports.AnyAsync());
    }

    [Fact]
    public async Task A_file_of_more_than_20_MB_is_too_large()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();

        await registrar
            .UploadAsync(new RosterFile("big.xlsx", new byte[25 * 1024 * 1024]))
            .ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "file-too-large");
    }

    [Fact]
    public async Task Uploads_that_are_no_form_or_hold_no_file_say_how_to_send_one()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        var path = $"/api/cohorts/{TestCohort.Year}/rosters";
        var text = new StringContent("学号,姓名", Encoding.UTF8, "text/csv");
        var truncated = new ByteArrayContent(
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nabc"u8.ToArray()
        );
        truncated.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");

        await registrar.PostAsync(path, null).ProblemAsync(HttpStatusCode.BadRequest, "file-missing");
        await registrar.PostAsync(path, text).ProblemAsync(HttpStatusCode.BadRequest, "file-missing");
        await registrar
            .PostAsync(path, new MultipartFormDataContent { { new StringContent("x"), "other" } })
            .ProblemAsync(HttpStatusCode.BadRequest, "file-missing");
        await registrar.PostAsync(path, truncated).ProblemAsync(HttpStatusCode.BadRequest, "body-invalid");
    }

    [Fact]
    public async Task Unknown_cohorts_purposes_and_imports_are_refused()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        var file = RosterCalls.File(SyntheticCohort.Create(2009, 5, new Random(1)).ForRoster());

        await registrar.UploadAsync(file, "?purpose=other").ProblemAsync(HttpStatusCode.BadRequest, "purpose-invalid");
        var form = new MultipartFormDataContent { { new ByteArrayContent(file.Content), "file", file.FileName } };
        await registrar
            .PostAsync("/api/cohorts/1999/rosters", form)
            .ProblemAsync(HttpStatusCode.NotFound, "cohort-unknown");
        await registrar.GetAsync("/api/rosters/99").ProblemAsync(HttpStatusCode.NotFound, "roster-unknown");
        await registrar
            .PostAsync("/api/rosters/99/apply", null)
            .ProblemAsync(HttpStatusCode.NotFound, "roster-unknown");
        await registrar.PostAsync("/api/rosters/99/undo", null).ProblemAsync(HttpStatusCode.NotFound, "roster-unknown");
    }
}
