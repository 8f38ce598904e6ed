using System.Globalization;
using ClosedXML.Excel;

namespace Gradcheck.Domain.Forms.Layout;

/// <summary>The paper: A4, as wide as the page, title and headings on each page, check code and page x/y at its foot.</summary>
internal static class FormPage
{
    /// <summary>On every Windows in China; elsewhere it is replaced by another Song face.</summary>
    public const string Font = "宋体";
    public const double FontSize = 10;

    /// <summary>Title, the line with college and date, headings.</summary>
    public const int HeadingRows = 3;

    /// <summary>Excel takes 255 characters for a whole footer, codes included.</summary>
    private const int LongestMark = 170;

    public static void Prepare(IXLWorksheet sheet, FormSheet form, FormStamp stamp)
    {
        var page = sheet.PageSetup;
        page.PaperSize = XLPaperSize.A4Paper;
        page.PageOrientation = form.IsLandscape ? XLPageOrientation.Landscape : XLPageOrientation.Portrait;
        page.PagesWide = 1;
        page.PagesTall = 0;
        page.CenterHorizontally = true;
        page.Margins.SetLeft(0.4).SetRight(0.4).SetTop(0.5).SetBottom(0.75).SetHeader(0.3).SetFooter(0.3);
        page.ScaleHFWithDocument = false;
        page.SetRowsToRepeatAtTop(1, HeadingRows);
        var mark = stamp.Mark is null ? "" : "\n&7" + Escape(Cut(stamp.Mark));
        page.Footer.Left.AddText($"&9校验码 {stamp.Code}{mark}");
        page.Footer.Right.AddText("&9第 &P 页 / 共 &N 页");
        sheet.SheetView.FreezeRows(HeadingRows);
    }

    /// <summary>The date line.</summary>
    public static string DateLine(DateOnly date) =>
        string.Create(CultureInfo.InvariantCulture, $"填表日期：{date.Year} 年 {date.Month} 月 {date.Day} 日");

    private static string Cut(string mark) => mark.Length > LongestMark ? mark[..LongestMark] + "…" : mark;

    /// <summary>An ampersand begins a code in a page's footer.</summary>
    private static string Escape(string text) => text.Replace("&", "&&", StringComparison.Ordinal);
}
