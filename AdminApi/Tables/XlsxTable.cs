using System.Globalization;
using ClosedXML.Excel;
using Gradcheck.Domain;
using Gradcheck.Domain.Spreadsheets;

namespace Gradcheck.AdminApi.Tables;

/// <summary>Writes a table as a workbook. Text cells are text whatever they hold: never a formula, never a number.</summary>
internal static class XlsxTable
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const int MaxSheetName = 31;

    public static byte[] Write(Table table)
    {
        using var workbook = new XLWorkbook();
        var sheet = workbook.AddWorksheet(table.Name.Length > MaxSheetName ? table.Name[..MaxSheetName] : table.Name);
        for (var column = 0; column < table.Headings.Count; column++)
        {
            var heading = sheet.Cell(1, column + 1);
            heading.SetText(table.Headings[column]);
            heading.Style.Font.Bold = true;
            sheet.Column(column + 1).Width = Width(table, column);
        }

        for (var row = 0; row < table.Rows.Count; row++)
        {
            for (var column = 0; column < table.Rows[row].Count; column++)
                Set(sheet.Cell(row + 2, column + 1), table.Rows[row][column]);
        }

        sheet.SheetView.FreezeRows(1);
        XlsxPrint.Prepare(sheet, table);
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }

    private static void Set(IXLCell cell, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case int or long or decimal:
                cell.SetValue(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            default:
                cell.SetText(Text(value));
                break;
        }
    }

    /// <summary>How a value reads in a file: instants in local time to the second.</summary>
    internal static string Text(object? value) =>
        value switch
        {
            null => "",
            DateTimeOffset instant => CampusTime
                .ToLocal(instant)
                .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };

    /// <summary>Set by hand, because measuring text needs a graphics library that servers lack.</summary>
    private static double Width(Table table, int column)
    {
        var longest = table.Rows.Take(200).Select(row => Text(row[column])).Append(table.Headings[column]).Max(Cells);
        return Math.Clamp(longest + 2, 8, 60);
    }

    private static int Cells(string text) => text.Sum(c => c < 0x1100 ? 1 : 2);
}
