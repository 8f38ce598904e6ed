using System.Net;
using ClosedXML.Excel;
using Gradcheck.Domain.Synthetic;
using Gradcheck.Testing.Rosters;
using Gradcheck.Testing.Rosters.Dirt;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Rosters;

public sealed class RosterWorkbookTests
{
    [Theory]
    [InlineData(RosterFormat.Xlsx)]
    [InlineData(RosterFormat.Xls)]
    [InlineData(RosterFormat.CsvGb18030)]
    public async Task The_annotated_workbook_marks_every_planted_cell(RosterFormat format)
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        var roster = SyntheticCohort.Create(2009, 400, new Random(9)).ForRoster();
        var isCsv = format == RosterFormat.CsvGb18030;
        var dirty = DirtyRoster.Make(roster, new DirtyRosterOptions { TextOnly = isCsv }, new Random(2));
        var preview = await registrar.PreviewAsync(RosterFile.Create(format, dirty.Sheets));

        using var workbook = await DownloadAsync(registrar, $"/api/rosters/{preview.GetProperty("id")}/annotated.xlsx");

        var sheet = workbook.Worksheets.First();
        var advice = sheet.LastColumnUsed().ColumnNumber();
        Assert.Equal("校验结果和建议", sheet.Cell(3, advice).GetString());
        Assert.All(
            dirty.Errors.Select(error => error.Row).Distinct(),
            row =>
            {
                Assert.NotEqual("", sheet.Cell(row, advice).GetString());
                Assert.Contains(sheet.Row(row).CellsUsed(XLCellsUsedOptions.All), cell => cell.HasComment);
                Assert.Contains(
                    sheet.Row(row).Cells(1, advice - 1),
                    cell => cell.Style.Fill.PatternType == XLFillPatternValues.Solid
                );
            }
        );
    }

    [Fact]
    public async Task The_template_can_be_filled_in_and_uploaded()
    {
        await using var api = await ApiHarness.StartAsync();
        var cohort = await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        using var workbook = await DownloadAsync(registrar, "/api/rosters/template.xlsx");
        var sheet = workbook.Worksheet("名单");
        var record = cohort.ForRoster()[0];
        foreach (var field in Gradcheck.Domain.Students.StudentFields.All)
        {
            Assert.Equal(
                Gradcheck.Domain.Students.StudentFields.Heading(field),
                sheet.Cell(1, (int)field + 1).GetString()
            );
            Assert.Equal("@", sheet.Cell(2, (int)field + 1).Style.NumberFormat.Format);
            sheet.Cell(2, (int)field + 1).SetValue(record[field]);
        }

        Assert.True(sheet.Cell(2, 3).HasDataValidation);
        using var bytes = new MemoryStream();
        workbook.SaveAs(bytes);
        var preview = await registrar.PreviewAsync(new RosterFile("名单.xlsx", bytes.ToArray()));

        Assert.Equal(
            (1, 0, 1),
            (preview.Int("rows"), preview.Int("errors"), preview.Int("unchanged") + preview.Int("changed"))
        );
    }

    private static async Task<XLWorkbook> DownloadAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new XLWorkbook(new MemoryStream(await response.Content.ReadAsByteArrayAsync()));
    }
}
