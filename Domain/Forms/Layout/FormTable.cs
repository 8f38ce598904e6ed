using ClosedXML.Excel;
using Gradcheck.Domain.Spreadsheets;

namespace Gradcheck.Domain.Forms.Layout;

/// <summary>Draws one sheet of a form: title, college and date, headings, bordered table, foot.</summary>
internal static class FormTable
{
    private const string NothingToReport = "零报告：经核对，本表没有需要填报的内容。";
    private const double LineHeight = 13.5;
    private const double RowHeight = 20;
    private const double FootHeight = 32;

    public static void Write(IXLWorksheet sheet, FormSheet form, FormStamp stamp)
    {
        var columns = form.Headings.Count;
        for (var i = 0; i < columns; i++)
            sheet.Column(i + 1).Width = form.Headings[i].Width;
        WriteTitle(sheet, form, stamp, columns);
        WriteHeadings(sheet, form);
        var row = FormPage.HeadingRows + 1;
        foreach (var line in form.Lines)
            WriteLine(sheet, form, line, row++);
        if (form.Lines.Count == 0)
            Across(sheet, row++, columns, NothingToReport, RowHeight);
        Border(sheet, row - 1, form);
        row++;
        foreach (var foot in form.Foot)
            Across(sheet, row++, columns, foot, FootHeight);
        FormPage.Prepare(sheet, form, stamp);
    }

    private static void WriteTitle(IXLWorksheet sheet, FormSheet form, FormStamp stamp, int columns)
    {
        var title = Across(sheet, 1, columns, form.Title, 30);
        title.Style.Font.FontSize = 16;
        title.Style.Font.Bold = true;
        title.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        var middle = columns / 2;
        var college = sheet.Range(2, 1, 2, middle).Merge();
        college.FirstCell().SetText($"学院：{form.Unit}");
        var date = sheet.Range(2, middle + 1, 2, columns).Merge();
        date.FirstCell().SetText(FormPage.DateLine(stamp.Date));
        date.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Right;
        sheet.Row(2).Style.Font.FontSize = 11;
        sheet.Row(2).Height = 20;
    }

    private static void WriteHeadings(IXLWorksheet sheet, FormSheet form)
    {
        for (var i = 0; i < form.Headings.Count; i++)
            sheet.Cell(FormPage.HeadingRows, i + 1).SetText(form.Headings[i].Text);
        var headings = sheet.Range(FormPage.HeadingRows, 1, FormPage.HeadingRows, form.Headings.Count);
        headings.Style.Font.Bold = true;
        headings.Style.Fill.BackgroundColor = XLColor.FromHtml("#F2F2F2");
        sheet.Row(FormPage.HeadingRows).Height = Height(form, form.Headings.Select(h => h.Text), 26);
    }

    private static void WriteLine(IXLWorksheet sheet, FormSheet form, FormLine line, int row)
    {
        if (line.Kind == FormLineKind.Group)
        {
            Across(sheet, row, form.Headings.Count, FormLine.Text(line.Cells[0]), RowHeight).Style.Font.Bold = true;
            return;
        }

        for (var i = 0; i < line.Cells.Count; i++)
        {
            if (line.Cells[i] is int number)
                sheet.Cell(row, i + 1).SetValue(number);
            else
                sheet.Cell(row, i + 1).SetText(FormLine.Text(line.Cells[i]));
        }

        if (line.Kind == FormLineKind.Total)
            sheet.Row(row).Style.Font.Bold = true;
        sheet.Row(row).Height = Height(form, line.Cells.Select(FormLine.Text), RowHeight);
    }

    private static void Border(IXLWorksheet sheet, int lastRow, FormSheet form)
    {
        var table = sheet.Range(FormPage.HeadingRows, 1, lastRow, form.Headings.Count);
        table.Style.Border.OutsideBorder = XLBorderStyleValues.Thin;
        table.Style.Border.InsideBorder = XLBorderStyleValues.Thin;
        table.Style.Alignment.WrapText = true;
        table.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        for (var i = 0; i < form.Headings.Count; i++)
        {
            if (!form.Headings[i].IsLeft)
                Centre(sheet.Range(FormPage.HeadingRows, i + 1, lastRow, i + 1));
        }

        Centre(sheet.Range(FormPage.HeadingRows, 1, FormPage.HeadingRows, form.Headings.Count));
        for (var i = 0; i < form.Lines.Count; i++)
        {
            if (form.Lines[i].Kind == FormLineKind.Group)
                sheet.Cell(FormPage.HeadingRows + 1 + i, 1).Style.Alignment.Horizontal =
                    XLAlignmentHorizontalValues.Left;
        }
    }

    private static void Centre(IXLRange range) => range.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;

    private static IXLRange Across(IXLWorksheet sheet, int row, int columns, string text, double height)
    {
        var line = sheet.Range(row, 1, row, columns).Merge();
        line.FirstCell().SetText(text);
        line.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        line.Style.Alignment.WrapText = true;
        sheet.Row(row).Height = height;
        return line;
    }

    /// <summary>High enough for the longest cell; measured by hand, because servers lack a graphics library.</summary>
    private static double Height(FormSheet form, IEnumerable<string> cells, double least)
    {
        var lines = cells.Select((text, i) => TextWidth.Lines(text, form.Headings[i].Width)).Max();
        return Math.Max(least, (lines * LineHeight) + 4);
    }
}
