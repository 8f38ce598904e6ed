using ClosedXML.Excel;

namespace Gradcheck.Domain.Forms.Layout;

/// <summary>Makes the workbook of a form: prints on A4 without anybody touching it, and holds texts and numbers only.</summary>
public static class FormWorkbook
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The file, one sheet of the workbook for each sheet of the form.</summary>
    public static byte[] Write(IReadOnlyList<FormSheet> sheets, FormStamp stamp)
    {
        using var workbook = new XLWorkbook();
        workbook.Style.Font.FontName = FormPage.Font;
        workbook.Style.Font.FontSize = FormPage.FontSize;
        var names = new SheetNames();
        foreach (var sheet in sheets)
            FormTable.Write(workbook.AddWorksheet(names.Of(sheet.Unit)), sheet, stamp);
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        PrintTitles.Repair(stream);
        return stream.ToArray();
    }
}
