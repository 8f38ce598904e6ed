using System.Xml.Linq;
using ClosedXML.Excel;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Forms;

/// <summary>How the forms print, read from the parts of the file.</summary>
public sealed class FormLayoutTests
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public async Task Every_form_prints_on_A4_as_wide_as_the_page_with_headings_and_numbers_on_each()
    {
        await using var api = await ApiHarness.StartAsync();
        await FormSeason.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        var list = await registrar.GetAsync("/api/cohorts/2009/forms").JsonAsync();

        foreach (var form in list.GetProperty("items").EnumerateArray())
        {
            var file = await FormFile.GetAsync(registrar, form.GetProperty("id").GetString()!);
            var sheet = file.Part("xl/worksheets/sheet1.xml");
            var page = sheet.Descendants(Main + "pageSetup").Single();
            Assert.Equal("9", (string?)page.Attribute("paperSize"));
            Assert.Equal("0", (string?)page.Attribute("fitToHeight"));
            Assert.Equal("1", (string?)sheet.Descendants(Main + "pageSetUpPr").Single().Attribute("fitToPage"));
            Assert.Contains("第 &P 页 / 共 &N 页", sheet.Descendants(Main + "oddFooter").Single().Value);
            Assert.InRange(sheet.Descendants(Main + "oddFooter").Single().Value.Length, 1, 255);
            Assert.All(
                sheet.Descendants(Main + "col"),
                column => Assert.Equal("1", (string?)column.Attribute("customWidth"))
            );
            Assert.Contains(form.GetProperty("title").GetString()!, file.Text());
            Assert.Contains("2008 年 12 月 3 日", file.Text());
        }
    }

    [Fact]
    public async Task Each_sheet_repeats_its_own_first_three_rows()
    {
        await using var api = await ApiHarness.StartAsync();
        var season = await FormSeason.AddAsync(api);

        var workbook = (await FormFile.GetAsync(await api.RegistrarAsync(), "register")).Part("xl/workbook.xml");

        Assert.Equal(
            season.Cohort.Colleges.OrderBy(c => c.Code, StringComparer.Ordinal).Select(c => $"'{c.Name}'!$1:$3"),
            workbook.Descendants(Main + "definedName").Select(name => name.Value)
        );
    }

    [Fact]
    public async Task Texts_are_texts_and_nothing_is_a_formula()
    {
        await using var api = await ApiHarness.StartAsync();
        var season = await FormSeason.AddAsync(api, addedName: "=HYPERLINK(1)");
        var registrar = await api.RegistrarAsync();

        foreach (var form in new[] { "register", "additions", "removals", "errata" })
        {
            using var workbook = (await FormFile.GetAsync(registrar, form, "01")).Open();
            var cells = workbook.Worksheet(1).CellsUsed().ToList();
            Assert.DoesNotContain(cells, cell => cell.HasFormula);
            Assert.All(cells.Where(c => c.Address.ColumnNumber > 1), c => Assert.Equal(XLDataType.Text, c.DataType));
            Assert.Equal(form is "register" or "additions", cells.Any(c => c.GetString() == season.Added.Name));
        }
    }
}
