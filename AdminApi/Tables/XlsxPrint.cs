using ClosedXML.Excel;
using Gradcheck.Domain.Spreadsheets;

namespace Gradcheck.AdminApi.Tables;

/// <summary>How a table prints without anybody touching it: A4, as wide as the page, headings and mark on every page.</summary>
internal static class XlsxPrint
{
    /// <summary>Excel takes no longer footer, codes included.</summary>
    private const int MostFooter = 220;

    public static void Prepare(IXLWorksheet sheet, Table table)
    {
        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        sheet.PageSetup.PageOrientation =
            table.Headings.Count > 7 ? XLPageOrientation.Landscape : XLPageOrientation.Portrait;
        sheet.PageSetup.PagesWide = 1;
        sheet.PageSetup.PagesTall = 0;
        sheet.PageSetup.SetRowsToRepeatAtTop(1, 1);
        sheet.PageSetup.Margins.SetLeft(0.4).SetRight(0.4).SetTop(0.5).SetBottom(0.7).SetFooter(0.3);
        sheet.PageSetup.ScaleHFWithDocument = false;
        sheet.PageSetup.Footer.Right.AddText("第 &P 页/共 &N 页");
        if (table.Footer is not { } footer)
            return;
        sheet.PageSetup.Footer.Left.AddText(ForPage(footer));
        AddLine(sheet, table.Rows.Count + 2, table.Headings.Count, footer);
    }

    private static void AddLine(IXLWorksheet sheet, int row, int columns, string footer)
    {
        var line = sheet.Range(row, 1, row, columns).Merge();
        line.FirstCell().SetText(footer);
        line.Style.Font.Italic = true;
        line.Style.Font.FontColor = XLColor.FromHtml("#7F7F7F");
        line.Style.Alignment.WrapText = true;
        line.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        sheet.Row(row).Height = 30;
    }

    /// <summary>An ampersand begins a code in a page's footer.</summary>
    private static string ForPage(string footer)
    {
        var text = footer.Length > MostFooter ? footer[..MostFooter] + "…" : footer;
        return "&8" + text.Replace("&", "&&", StringComparison.Ordinal);
    }
}
