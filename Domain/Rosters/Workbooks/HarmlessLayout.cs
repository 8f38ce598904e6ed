using System.IO.Compression;
using ClosedXML.Excel;
using Gradcheck.Domain.Spreadsheets;

namespace Gradcheck.Domain.Rosters.Workbooks;

/// <summary>
/// Opens an uploaded workbook so that it can be handed to another office: its cells become what they showed, because a
/// formula or a link of a stranger would run or call out on the reader's computer.
/// </summary>
internal static class HarmlessLayout
{
    /// <summary>Parts that fetch from elsewhere or carry another program's content.</summary>
    private static readonly string[] ForeignParts =
    [
        "xl/externalLinks/",
        "xl/connections",
        "xl/queryTables/",
        "xl/embeddings/",
        "xl/activeX/",
        "xl/ctrlProps/",
        "xl/model/",
        "xl/webextensions/",
        "xl/pivotCache/",
        "customUI/",
    ];

    /// <summary>Whether the package has such parts. Then only its cells are copied.</summary>
    public static bool ReachesOut(byte[] content)
    {
        using var archive = new ZipArchive(new MemoryStream(content, writable: false));
        return archive.Entries.Any(entry =>
            ForeignParts.Any(part =>
                entry.FullName.Replace('\\', '/').TrimStart('/').StartsWith(part, StringComparison.OrdinalIgnoreCase)
            )
        );
    }

    /// <summary>The workbook without formulas, links and named formulas.</summary>
    public static XLWorkbook Open(byte[] content)
    {
        var workbook = new XLWorkbook(new MemoryStream(content, writable: false));
        foreach (var name in workbook.NamedRanges.ToList())
            name.Delete();
        foreach (var sheet in workbook.Worksheets)
        {
            foreach (var name in sheet.NamedRanges.ToList())
                name.Delete();
            foreach (var link in sheet.Hyperlinks.ToList())
                sheet.Hyperlinks.Delete(link);
            sheet.ConditionalFormats.RemoveAll();
            foreach (var cell in sheet.CellsUsed(XLCellsUsedOptions.All).Where(cell => cell.HasFormula).ToList())
            {
                var shown = cell.CachedValue?.ToString() ?? "";
                cell.FormulaA1 = "";
                cell.SetText(shown);
            }
        }

        return workbook;
    }
}
