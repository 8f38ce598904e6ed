using System.Net;
using System.Text.Json;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Synthetic;
using Gradcheck.Testing;
using Gradcheck.Testing.Rosters;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Rosters;

public sealed class RosterEndpointTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_roster_goes_from_preview_to_apply_to_undo(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var cohort = await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        var roster = cohort.ForRoster().Select(r => r with { Remark = "", Major = "新专业" });

        var preview = await registrar.PreviewAsync(RosterCalls.File(roster), "?purpose=issue");
        Assert.Equal("previewed", preview.GetProperty("state").GetString());
        Assert.Equal(
            (1, 12, 12, 0),
            (preview.Int("sheets"), preview.Int("rows"), preview.Int("changed"), preview.Int("errors"))
        );
        Assert.Equal(
            ("学号", "studentNumber"),
            (
                preview.GetProperty("columns")[0].GetProperty("heading").GetString(),
                preview.GetProperty("columns")[0].GetProperty("field").GetString()
            )
        );
        Assert.DoesNotContain(await MajorsAsync(api), major => major == "新专业");

        var applied = await registrar.ApplyAsync(preview).JsonAsync();
        Assert.Equal("applied", applied.GetProperty("state").GetString());
        Assert.All(await MajorsAsync(api), major => Assert.Equal("新专业", major));

        var undone = await registrar.PostAsync($"/api/rosters/{preview.GetProperty("id")}/undo", null).JsonAsync();
        Assert.Equal("undone", undone.GetProperty("state").GetString());
        Assert.DoesNotContain(await MajorsAsync(api), major => major == "新专业");
        var read = await registrar.GetAsync($"/api/rosters/{preview.GetProperty("id")}").JsonAsync();
        Assert.Equal("undone", read.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Differences_and_issues_are_paged()
    {
        await using var api = await ApiHarness.StartAsync();
        var cohort = await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        var roster = cohort.ForRoster().Select(r => r with { Major = "新专业", Sex = r.Sex == "男" ? "女" : "男" });
        var preview = await registrar.PreviewAsync(RosterCalls.File(roster));

        var differences = await PagesAsync(registrar, $"/api/rosters/{preview.GetProperty("id")}/diff");
        var issues = await PagesAsync(registrar, $"/api/rosters/{preview.GetProperty("id")}/issues");

        Assert.Equal(12, differences.Count);
        Assert.All(differences, d => Assert.Equal("changed", d.GetProperty("kind").GetString()));
        Assert.Contains(
            differences[0].GetProperty("changes").EnumerateArray(),
            change =>
                change.GetProperty("field").GetString() == "major" && change.GetProperty("new").GetString() == "新专业"
        );
        Assert.Equal(12, issues.Count);
        Assert.All(
            issues,
            issue =>
                Assert.Equal(
                    ("id-sex-mismatch", "warning", "sex", "C"),
                    (
                        issue.GetProperty("rule").GetString(),
                        issue.GetProperty("severity").GetString(),
                        issue.GetProperty("field").GetString(),
                        issue.GetProperty("column").GetString()
                    )
                )
        );
        Assert.Equal(Enumerable.Range(2, 12), issues.Select(issue => issue.Int("row")));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_college_uploads_its_own_students_only_and_sees_its_own_imports_only(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var cohort = await TestCohort.AddAsync(api);
        var (registrar, first, second) = (
            await api.RegistrarAsync(),
            await api.CollegeAsync("01"),
            await api.CollegeAsync("02")
        );
        var own = RosterCalls.File(Roster(cohort, "01"));

        await first.UploadAsync(own, "?purpose=issue").ProblemAsync(HttpStatusCode.Forbidden, "roster-issue-registrar");
        var preview = await first.PreviewAsync(own, "?purpose=correction");
        var foreign = await second.PreviewAsync(own, "?purpose=correction");

        Assert.Equal((0, 4), (preview.Int("errors"), preview.Int("unchanged")));
        Assert.Equal((4, 0), (foreign.Int("rowsWithErrors"), foreign.Int("changed") + foreign.Int("added")));
        foreach (var path in new[] { "", "/issues", "/diff", "/annotated.xlsx" })
        {
            await second
                .GetAsync($"/api/rosters/{preview.GetProperty("id")}{path}")
                .ProblemAsync(HttpStatusCode.NotFound, "roster-unknown");
            await registrar
                .GetAsync($"/api/rosters/{preview.GetProperty("id")}{path}")
                .ContinueWith(t => t.Result.EnsureSuccessStatusCode());
        }

        await second.ApplyAsync(preview).ProblemAsync(HttpStatusCode.NotFound, "roster-unknown");
        await second
            .PostAsync($"/api/rosters/{preview.GetProperty("id")}/undo", null)
            .ProblemAsync(HttpStatusCode.NotFound, "roster-unknown");
    }

    [Fact]
    public async Task Rows_with_errors_block_until_they_are_skipped()
    {
        await using var api = await ApiHarness.StartAsync();
        var cohort = await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        var roster = cohort.ForRoster().Select((r, i) => r with { Major = "新专业", Sex = i == 0 ? "？" : r.Sex });
        var preview = await registrar.PreviewAsync(RosterCalls.File(roster));

        await registrar.ApplyAsync(preview).ProblemAsync(HttpStatusCode.Conflict, "roster-has-errors");
        var applied = await registrar.ApplyAsync(preview, "?skipErrors=true").JsonAsync();

        Assert.Equal(
            (11, 1),
            (applied.GetProperty("applied").Int("changed"), applied.GetProperty("applied").Int("leftOut"))
        );
        await registrar.ApplyAsync(preview).ProblemAsync(HttpStatusCode.Conflict, "roster-state");
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_student_whose_signed_record_changes_is_told_once(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var cohort = await TestCohort.AddAsync(api);
        await TestCohort.SignAsync(api, cohort.Students[0]);
        await TestCohort.SignAsync(api, cohort.Students[1]);
        var registrar = await api.RegistrarAsync();
        var before = await DeliveriesAsync(api);
        var roster = cohort.ForRoster().Select((r, i) => i == 0 ? r with { Major = "新专业" } : r);

        var preview = await registrar.PreviewAsync(RosterCalls.File(roster));
        Assert.Equal(before, await DeliveriesAsync(api));
        var applied = await registrar.ApplyAsync(preview).JsonAsync();

        Assert.Equal(1, applied.GetProperty("applied").Int("told"));
        Assert.Equal(before + 1, await DeliveriesAsync(api));
        await using var db = api.OpenDatabase();
        var student = await db.Students.SingleAsync(s => s.StudentNumber == cohort.Students[0].StudentNumber);
        Assert.Equal(SignatureState.Stale, student.SignatureState);
    }

    [Fact]
    public async Task Headings_of_ones_own_are_read_with_a_mapping()
    {
        await using var api = await ApiHarness.StartAsync();
        var cohort = await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        CellValue[] heading = [CellValue.FromText("编码"), CellValue.FromText("姓名"), CellValue.FromText("方向")];
        CellValue[] row =
        [
            CellValue.FromText(cohort.Students[0].StudentNumber),
            CellValue.FromText(cohort.Students[0].Name),
            CellValue.FromText("新专业"),
        ];
        var file = RosterFile.Create(RosterFormat.Xlsx, new RosterSheet("表", [heading, row]));

        await registrar.UploadAsync(file).ProblemAsync(HttpStatusCode.BadRequest, "roster-no-heading");
        await registrar.UploadAsync(file, "?mapping={").ProblemAsync(HttpStatusCode.BadRequest, "mapping-invalid");
        var mapping = Uri.EscapeDataString("{\"编码\":\"studentNumber\",\"方向\":\"major\"}");
        var preview = await registrar.PreviewAsync(file, $"?mapping={mapping}");

        Assert.Equal((1, 0), (preview.Int("changed"), preview.Int("errors")));
    }

    private static IReadOnlyList<StudentRecord> Roster(SyntheticCohort cohort, string college) =>
        [.. cohort.ForRoster().Where((_, i) => cohort.Students[i].College == college)];

    private static async Task<List<string>> MajorsAsync(ApiHarness api)
    {
        await using var db = api.OpenDatabase();
        return await db.Students.Select(s => s.Major).ToListAsync();
    }

    private static async Task<int> DeliveriesAsync(ApiHarness api)
    {
        await using var db = api.OpenDatabase();
        return await db.Deliveries.CountAsync();
    }

    private static async Task<List<JsonElement>> PagesAsync(HttpClient client, string path)
    {
        var items = new List<JsonElement>();
        string? after = null;
        do
        {
            var page = await client.GetAsync($"{path}?limit=5{(after is null ? "" : $"&after={after}")}").JsonAsync();
            items.AddRange(page.GetProperty("items").EnumerateArray());
            after = page.GetProperty("after").GetString();
        } while (after is not null);

        return items;
    }
}
