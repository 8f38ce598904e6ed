using System.IO.Compression;
using System.Xml.Linq;
using ClosedXML.Excel;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Forms;

/// <summary>A downloaded form, read back.</summary>
internal sealed class FormFile
{
    /// <summary>Title, college and date, headings.</summary>
    private const int HeadingRows = 3;

    private readonly byte[] bytes;

    private FormFile(byte[] bytes) => this.bytes = bytes;

    public static async Task<FormFile> GetAsync(HttpClient client, string form, string? college = null)
    {
        var query = college is null ? "" : $"?college={college}";
        using var response = await client.GetAsync($"/api/cohorts/2009/forms/{form}.xlsx{query}");
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return new FormFile(await response.Content.ReadAsByteArrayAsync());
    }

    public static FormFile Of(byte[] bytes) => new(bytes);

    public XLWorkbook Open() => new(new MemoryStream(bytes));

    /// <summary>The rows of a sheet's table by heading; lines across the table are left out.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(int sheet = 1)
    {
        using var workbook = Open();
        var table = workbook.Worksheet(sheet);
        var headings = table.Row(HeadingRows).CellsUsed().Select(cell => cell.GetString()).ToList();
        var rows = new List<IReadOnlyDictionary<string, string>>();
        for (var row = HeadingRows + 1; table.Cell(row, 1).Style.Border.LeftBorder == XLBorderStyleValues.Thin; row++)
        {
            if (!table.Cell(row, 1).IsMerged())
                rows.Add(headings.Index().ToDictionary(h => h.Item, h => table.Cell(row, h.Index + 1).GetString()));
        }

        return rows;
    }

    /// <summary>Every text of a sheet.</summary>
    public string Text(int sheet = 1)
    {
        using var workbook = Open();
        return string.Join('\n', workbook.Worksheet(sheet).CellsUsed().Select(cell => cell.GetString()));
    }

    /// <summary>A part of the package.</summary>
    public XDocument Part(string name)
    {
        using var package = new ZipArchive(new MemoryStream(bytes));
        using var part = package.GetEntry(name)!.Open();
        return XDocument.Load(part);
    }

    /// <summary>The check code in the footer.</summary>
    public string Code()
    {
        var footer = Part("xl/worksheets/sheet1.xml").Descendants().Single(e => e.Name.LocalName == "oddFooter").Value;
        return footer[(footer.IndexOf("校验码 ", StringComparison.Ordinal) + 4)..][..9];
    }
}
