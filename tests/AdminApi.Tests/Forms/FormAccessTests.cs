using System.IO.Compression;
using System.Net;
using Gradcheck.Domain.Keys;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Forms;

/// <summary>Who gets which form, what is written down, and what the code on the paper leads to.</summary>
public sealed class FormAccessTests
{
    private const string Forms = "/api/cohorts/2009/forms";

    [Fact]
    public async Task A_college_gets_its_own_forms_only()
    {
        await using var api = await ApiHarness.StartAsync();
        var season = await FormSeason.AddAsync(api);
        var college = await api.CollegeAsync("02");
        var foreign = season.Cohort.Students.Where(s => s.College != "02").Append(season.Added).ToList();

        await college
            .GetAsync($"{Forms}/register.xlsx?college=01")
            .ProblemAsync(HttpStatusCode.NotFound, "college-not-found");
        await college.GetAsync($"{Forms}.zip?college=01").ProblemAsync(HttpStatusCode.NotFound, "college-not-found");
        using var zip = new ZipArchive(await college.GetStreamAsync($"{Forms}.zip"));

        Assert.All(zip.Entries, entry => Assert.StartsWith("02 ", entry.FullName));
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            using (var stream = entry.Open())
                stream.CopyTo(content);
            var text = FormFile.Of(content.ToArray()).Text();
            Assert.DoesNotContain(foreign, s => text.Contains(s.StudentNumber, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_registrar_gets_a_sheet_for_each_college_and_every_form_in_one_archive()
    {
        await using var api = await ApiHarness.StartAsync();
        var season = await FormSeason.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        var forms = (await registrar.GetAsync(Forms).JsonAsync()).GetProperty("items").GetArrayLength();

        using var workbook = (await FormFile.GetAsync(registrar, "register")).Open();
        using var zip = new ZipArchive(await registrar.GetStreamAsync($"{Forms}.zip"));

        Assert.Equal(
            season.Cohort.Colleges.Select(c => c.Name).Order(),
            workbook.Worksheets.Select(s => s.Name).Order()
        );
        Assert.Equal(
            season.Cohort.Colleges.ToDictionary(c => $"{c.Code} {c.Name}", _ => forms),
            zip.Entries.Select(e => e.FullName.Split('/')[0]).Where(f => f != "全校").CountBy(f => f).ToDictionary()
        );
        Assert.Contains(zip.Entries, e => e.FullName == "全校/附表4 2009届预计毕业生人数统计表-全校.xlsx");
    }

    [Fact]
    public async Task A_form_with_ID_numbers_needs_the_scope_for_them_and_carries_the_number_of_its_export()
    {
        await using var api = await ApiHarness.StartAsync();
        await FormSeason.AddAsync(api);
        var reading = api.Client(await api.CreateKeyAsync(ApiRole.Registrar, terms: new ApiKeyTerms([ApiScope.Read])));

        await reading.GetAsync($"{Forms}/register.xlsx").ProblemAsync(HttpStatusCode.Forbidden, "scope-missing");
        var headcount = await FormFile.GetAsync(reading, "headcount");
        var register = await FormFile.GetAsync(await api.RegistrarAsync(), "register", "01");

        await using var db = api.OpenDatabase();
        var entry = await db.AuditEntries.SingleAsync(e => e.Action == "exported" && e.Details.Contains("register"));
        Assert.Contains($"导出编号 {entry.Id} ", register.Part("xl/worksheets/sheet1.xml").ToString());
        Assert.DoesNotContain("导出编号", headcount.Part("xl/worksheets/sheet1.xml").ToString());
        Assert.Equal(2, await db.AuditEntries.CountAsync(e => e.Action == "exported"));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_check_code_tells_who_made_the_form_and_whether_the_data_are_still_the_same(
        DatabaseProvider provider
    )
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var season = await FormSeason.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        var code = (await FormFile.GetAsync(registrar, "register", "01")).Code();
        var typed = Uri.EscapeDataString(code.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant());

        api.Clock.Advance(TimeSpan.FromDays(2));
        var fresh = await registrar.GetAsync($"/api/forms/verify/{typed}").JsonAsync();
        await registrar
            .SendJsonAsync(
                HttpMethod.Patch,
                TestCohort.Path(season.Corrected),
                new { changes = new { nativePlace = "湖南省长沙市" }, reason = "核对" }
            )
            .JsonAsync();
        var old = await registrar.GetAsync($"/api/forms/verify/{code}").JsonAsync();

        Assert.Equal("register", fresh.GetProperty("form").GetString());
        Assert.Equal("01", fresh.GetProperty("college").GetString());
        Assert.Equal("2008-12-03T09:00:00+08:00", fresh.GetProperty("madeAt").GetString());
        Assert.StartsWith("key:", fresh.GetProperty("madeBy").GetString());
        Assert.True(fresh.GetProperty("isCurrent").GetBoolean());
        Assert.False(old.GetProperty("isCurrent").GetBoolean());
    }

    [Fact]
    public async Task The_check_code_of_another_college_or_of_nothing_is_not_found()
    {
        await using var api = await ApiHarness.StartAsync();
        await FormSeason.AddAsync(api);
        var code = (await FormFile.GetAsync(await api.RegistrarAsync(), "headcount", "01")).Code();

        foreach (var path in new[] { code, "K7P3-WDQX", "x" })
        {
            await (await api.CollegeAsync("02"))
                .GetAsync($"/api/forms/verify/{path}")
                .ProblemAsync(HttpStatusCode.NotFound, "form-code-not-found");
        }

        await (await api.CollegeAsync("01")).GetAsync($"/api/forms/verify/{code}").JsonAsync();
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_list_that_does_not_add_up_is_not_printed_and_the_students_are_named(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var season = await FormSeason.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        await api.Writer.WriteAsync<bool>(
            "test",
            async scope =>
            {
                var student = await scope.Db.Students.SingleAsync(s => s.StudentNumber == season.Signed.StudentNumber);
                student.Issued = null;
                return true;
            }
        );

        foreach (var path in new[] { $"{Forms}/headcount.xlsx", $"{Forms}/register.xlsx?college=01", $"{Forms}.zip" })
        {
            var problem = await registrar.GetAsync(path).ProblemAsync(HttpStatusCode.Conflict, "list-inconsistent");
            var named = problem.GetProperty("data").GetProperty("students").EnumerateArray();
            Assert.Equal(season.Signed.StudentNumber, Assert.Single(named).GetString());
        }

        await FormFile.GetAsync(registrar, "register", "02");
    }
}
