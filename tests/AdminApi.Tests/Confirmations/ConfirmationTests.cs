using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ClosedXML.Excel;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Confirmations;

public sealed class ConfirmationTests
{
    private const string Path = "/api/cohorts/2009/confirmations";

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Since_a_cursor_there_is_exactly_what_changed(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var cohort = await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        var (signed, stale, removed) = (cohort.Of("01")[0], cohort.Of("02")[0], cohort.Of("03")[0]);
        await TestCohort.SignAsync(api, stale);
        var all = await registrar.GetAsync(Path).JsonAsync();
        Assert.Equal(12, all.GetProperty("items").GetArrayLength());
        var cursor = all.GetProperty("cursor").GetString();

        var nothing = await registrar.GetAsync($"{Path}?since={cursor}").JsonAsync();
        await TestCohort.SignAsync(api, signed);
        await registrar
            .PatchAsJsonAsync(TestCohort.Path(stale), new { changes = new { major = "数学" }, reason = "改正" })
            .JsonAsync();
        await registrar.DeleteAsync($"{TestCohort.Path(removed)}?reason=退学").JsonAsync();
        var changed = await registrar.GetAsync($"{Path}?since={cursor}").JsonAsync();

        Assert.Empty(nothing.GetProperty("items").EnumerateArray());
        Assert.Equal(cursor, nothing.GetProperty("cursor").GetString());
        Assert.Equal(
            [(signed.StudentNumber, "signed"), (stale.StudentNumber, "stale"), (removed.StudentNumber, "removed")],
            changed.GetProperty("items").EnumerateArray().Select(NumberAndState)
        );
        Assert.Equal("2008-12-03T09:00:00+08:00", changed.GetProperty("items")[0].GetProperty("signedAt").GetString());
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Students_changed_by_one_roster_are_paged_without_gap_or_repetition(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var cohort = await TestCohort.AddAsync(api, size: 23);
        var registrar = await api.RegistrarAsync();

        var seen = new List<string>();
        for (var path = $"{Path}?limit=5"; path is not null; )
        {
            var page = await registrar.GetAsync(path).JsonAsync();
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(i => NumberAndState(i).Number));
            var after = page.GetProperty("after").GetString();
            path = after is null ? null : $"{Path}?limit=5&after={after}";
        }

        Assert.Equal(23, seen.Count);
        Assert.Equal(cohort.Students.Select(s => s.StudentNumber).Order(), seen.Order());
    }

    [Fact]
    public async Task A_college_pulls_its_own_only()
    {
        await using var api = await ApiHarness.StartAsync();
        var cohort = await TestCohort.AddAsync(api);
        var college = await api.CollegeAsync("02");

        var pulled = await college.GetAsync(Path).JsonAsync();

        Assert.Equal(
            cohort.Of("02").Select(s => s.StudentNumber),
            pulled.GetProperty("items").EnumerateArray().Select(i => NumberAndState(i).Number).Order()
        );
    }

    [Fact]
    public async Task As_CSV_it_starts_with_a_byte_order_mark_and_has_a_line_for_everybody()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        registrar.DefaultRequestHeaders.Accept.Add(MediaTypeWithQualityHeaderValue.Parse("text/csv"));

        var bytes = await registrar.GetByteArrayAsync(Path);

        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(13, lines.Length);
        Assert.StartsWith("学号,学院,状态,", lines[0]);
        Assert.Contains(",未签名,", lines[1]);
    }

    [Fact]
    public async Task As_a_workbook_numbers_of_students_stay_text()
    {
        await using var api = await ApiHarness.StartAsync();
        var cohort = await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        registrar.DefaultRequestHeaders.Accept.ParseAdd(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        );

        using var workbook = new XLWorkbook(await registrar.GetStreamAsync(Path));

        var cell = workbook.Worksheet(1).Cell(2, 1);
        Assert.Equal(XLDataType.Text, cell.DataType);
        Assert.Contains(cell.GetString(), cohort.Students.Select(s => s.StudentNumber));
    }

    [Fact]
    public async Task A_format_that_is_not_on_offer_is_refused()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        registrar.DefaultRequestHeaders.Accept.ParseAdd("application/pdf");

        await registrar.GetAsync(Path).ProblemAsync(HttpStatusCode.NotAcceptable, "format-not-offered");
    }

    private static (string Number, string State) NumberAndState(JsonElement item) =>
        (item.GetProperty("studentNumber").GetString()!, item.GetProperty("state").GetString()!);
}
