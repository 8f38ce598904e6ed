using System.IO.Compression;
using System.Net;
using System.Text.Json;
using ClosedXML.Excel;
using Gradcheck.AdminApi.Tests.Rosters;
using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Testing;
using Gradcheck.Testing.Rosters;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Students;

public sealed class StudentExportTests
{
    private const string Path = "/api/cohorts/2009/students";
    private const string Csv = "text/csv";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_file_is_written_into_the_log_and_its_last_line_names_the_entry(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var cohort = await TestCohort.AddAsync(api);
        var college = await api.CollegeAsync("01");
        var className = cohort.Of("01")[0].ClassName;

        var lines = await LinesAsync(college, $"{Path}?class={Uri.EscapeDataString(className)}&search=2005");

        var expected = cohort.Of("01").Where(s => s.ClassName == className).ToList();
        var entry = await EntryAsync(api);
        Assert.Equal(
            $"导出编号 {entry.Id} · 导出人 {entry.Actor} · 时间 2008-12-03 09:00:00 · "
                + $"范围 2009届，学院 01，班级 {className}，按学号或姓名查找 · 身份证号已遮盖",
            lines[^1]
        );
        Assert.Equal(expected.Count, lines.Count - 2);
        Assert.All(expected, s => Assert.Contains(lines, line => line.Contains(IdNumber.Mask(s.IdNumber))));
        Assert.All(cohort.Students, s => Assert.DoesNotContain(lines, line => line.Contains(s.IdNumber)));
        var details = JsonDocument.Parse(entry.Details).RootElement;
        Assert.Equal("students", details.GetProperty("what").GetString());
        Assert.Equal("csv", details.GetProperty("format").GetString());
        Assert.Equal("masked", details.GetProperty("idNumbers").GetString());
        Assert.Equal(expected.Count, details.GetProperty("rows").GetInt32());
        Assert.Equal("01", details.GetProperty("filter").GetProperty("college").GetString());
        Assert.True(details.GetProperty("filter").GetProperty("searched").GetBoolean());
        Assert.DoesNotContain("2005\"", entry.Details);
    }

    [Fact]
    public async Task Full_numbers_need_a_reason_which_the_log_keeps_and_the_file_says_that_it_has_them()
    {
        await using var api = await ApiHarness.StartAsync();
        var cohort = await TestCohort.AddAsync(api);
        var college = await api.CollegeAsync("02");

        await SendAsync(college, $"{Path}?reveal=idNumber", Csv, null)
            .ProblemAsync(HttpStatusCode.BadRequest, "reason-missing");
        await SendAsync(college, $"{Path}?reveal=idNumber", "application/json", "报送学信网核验")
            .ProblemAsync(HttpStatusCode.BadRequest, "reveal-file-only");
        Assert.Null(await TryEntryAsync(api));
        var lines = await LinesAsync(college, $"{Path}?reveal=idNumber", "报送学信网核验");

        Assert.EndsWith("含完整身份证号，请妥善保管", lines[^1]);
        Assert.All(cohort.Of("02"), s => Assert.Contains(lines, line => line.Contains(s.IdNumber)));
        Assert.All(cohort.Of("01"), s => Assert.DoesNotContain(lines, line => line.Contains(s.IdNumber)));
        Assert.Contains("\"reason\":\"报送学信网核验\"", (await EntryAsync(api)).Details);
    }

    [Fact]
    public async Task A_key_takes_only_so_many_files_with_full_numbers_in_an_hour()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var (college, other) = (await api.CollegeAsync("01"), await api.CollegeAsync("01"));

        for (var i = 0; i < RecordExport.FullPerHour; i++)
            await LinesAsync(college, $"{Path}?reveal=idNumber", "报送学信网核验");
        await SendAsync(college, $"{Path}?reveal=idNumber", Csv, "报送学信网核验")
            .ProblemAsync(HttpStatusCode.TooManyRequests, "export-limit");

        await LinesAsync(college, Path);
        await LinesAsync(other, $"{Path}?reveal=idNumber", "报送学信网核验");
        api.Clock.Advance(TimeSpan.FromHours(1));
        await LinesAsync(college, $"{Path}?reveal=idNumber", "报送学信网核验");
    }

    [Fact]
    public async Task The_workbook_carries_the_mark_in_its_last_row_and_on_every_printed_page()
    {
        await using var api = await ApiHarness.StartAsync();
        var cohort = await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();

        using var response = await SendAsync(registrar, $"{Path}?reveal=idNumber", Xlsx, "报送学信网核验");
        using var workbook = new XLWorkbook(new MemoryStream(await response.Content.ReadAsByteArrayAsync()));

        var sheet = workbook.Worksheet(1);
        var mark = sheet.Cell(cohort.Students.Count + 2, 1).GetString();
        Assert.StartsWith($"导出编号 {(await EntryAsync(api)).Id} · ", mark);
        Assert.EndsWith("含完整身份证号，请妥善保管", mark);
        Assert.Contains($"<x:oddFooter>&amp;L&amp;8{mark}", await SheetXmlAsync(response));
        Assert.Equal(XLPageOrientation.Landscape, sheet.PageSetup.PageOrientation);
        Assert.Equal(XLDataType.Text, sheet.Cell(2, 11).DataType);
    }

    [Theory]
    [InlineData(Csv, "roster.csv")]
    [InlineData(Xlsx, "roster.xlsx")]
    public async Task A_file_with_full_numbers_is_read_back_as_a_roster_without_its_mark(string accept, string name)
    {
        await using var api = await ApiHarness.StartAsync();
        var cohort = await TestCohort.AddAsync(api);
        var college = await api.CollegeAsync("01");

        using var response = await SendAsync(college, $"{Path}?reveal=idNumber", accept, "学院核对后重新上传");
        var file = new RosterFile(name, await response.Content.ReadAsByteArrayAsync());
        var preview = await college.PreviewAsync(file);

        Assert.Equal(
            (cohort.Of("01").Count, 0, 0),
            (preview.Int("unchanged"), preview.Int("changed"), preview.Int("errors"))
        );
    }

    [Fact]
    public async Task A_masked_file_is_not_taken_for_a_roster()
    {
        await using var api = await ApiHarness.StartAsync();
        var cohort = await TestCohort.AddAsync(api);
        var college = await api.CollegeAsync("01");

        using var response = await SendAsync(college, Path, Csv, null);
        var preview = await college.PreviewAsync(
            new RosterFile("roster.csv", await response.Content.ReadAsByteArrayAsync())
        );

        Assert.Equal(cohort.Of("01").Count, preview.Int("rowsWithErrors"));
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(HttpClient client, string path, string? reason = null)
    {
        using var response = await SendAsync(client, path, Csv, reason);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, body);
        return body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string path, string accept, string? reason) =>
        client.SendJsonAsync(
            HttpMethod.Get,
            path,
            null,
            reason is null ? [("Accept", accept)] : [("Accept", accept), ("X-Reason", Uri.EscapeDataString(reason))]
        );

    private static async Task<string> SheetXmlAsync(HttpResponseMessage response)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync();
        using var zip = new ZipArchive(new MemoryStream(bytes));
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        return await sheet.ReadToEndAsync();
    }

    private static async Task<AuditEntry> EntryAsync(ApiHarness api) =>
        await TryEntryAsync(api) ?? throw new InvalidOperationException("Nothing was written down.");

    private static async Task<AuditEntry?> TryEntryAsync(ApiHarness api)
    {
        await using var db = api.OpenDatabase();
        return await db
            .AuditEntries.Where(e => e.Action == RecordExport.Action)
            .OrderByDescending(e => e.Id)
            .FirstOrDefaultAsync();
    }
}
