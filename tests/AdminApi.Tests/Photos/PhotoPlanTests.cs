using System.Net;
using System.Net.Http.Headers;
using Gradcheck.AdminApi.Tests.Rosters;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Gradcheck.Testing.Photos;
using Gradcheck.Testing.Rosters;
using Gradcheck.Testing.Rosters.Bad;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Photos;

public sealed class PhotoPlanTests
{
    private const string Path = "/api/cohorts/2009/photo-plan";

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_schedule_is_imported_published_and_shown_to_each_college_in_part(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var cohort = await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        await registrar.GetAsync(Path).ProblemAsync(HttpStatusCode.NotFound, "photo-plan-missing");

        var first = 1;
        var rows = cohort.Colleges.Select(college =>
        {
            var count = cohort.Of(college.Code).Count;
            string[] row =
            [
                "2008-12-13",
                $"{8 + int.Parse(college.Code)}:00-{8 + int.Parse(college.Code)}:50",
                "至善楼104",
                college.Name,
                "全院",
                $"{first}-{first + count - 1}",
            ];
            first += count;
            return row;
        });
        var imported = await ImportAsync(registrar, PlanWorkbook.File(PlanWorkbook.Schedule([.. rows]))).JsonAsync();
        Assert.Equal(cohort.Students.Count, imported.Int("numbered"));

        var published = await registrar.PostAsync($"{Path}/publish", null).JsonAsync();
        Assert.Equal(cohort.Students.Count, published.Int("unbound"));
        var own = await (await api.CollegeAsync("01")).GetAsync(Path).JsonAsync();
        Assert.Equal("published", own.GetProperty("state").GetString());
        Assert.Equal(1, own.GetProperty("sessions").GetArrayLength());
        Assert.Equal(cohort.Of("01").Count, own.Int("placed"));

        var student = await registrar
            .GetAsync($"/api/cohorts/2009/students/{cohort.Of("01")[0].StudentNumber}")
            .JsonAsync();
        Assert.True(student.Int("photoNumber") >= 1);
    }

    [Fact]
    public async Task A_bad_file_is_refused_with_what_to_do_and_stores_nothing()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        foreach (var name in BadFiles.Names)
        {
            using var answer = await ImportAsync(registrar, BadFiles.Make(name));
            Assert.InRange((int)answer.StatusCode, 400, 499);
        }

        await registrar.GetAsync(Path).ProblemAsync(HttpStatusCode.NotFound, "photo-plan-missing");
    }

    private static Task<HttpResponseMessage> ImportAsync(HttpClient client, RosterFile file)
    {
        var content = new ByteArrayContent(file.Content);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return client.PostAsync($"{Path}/import", new MultipartFormDataContent { { content, "file", file.FileName } });
    }
}
