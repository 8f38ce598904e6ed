using System.Text;
using Gradcheck.Domain.Spreadsheets;

namespace Gradcheck.AdminApi.Tables;

/// <summary>
/// Writes a table as CSV (RFC 4180), UTF-8 with a byte-order mark so that Excel reads the Chinese. A text that a
/// spreadsheet would take for a formula gets an apostrophe in front.
/// </summary>
internal static class CsvTable
{
    public const string ContentType = "text/csv";

    public static byte[] Write(Table table)
    {
        var text = new StringBuilder();
        WriteRow(text, table.Headings);
        foreach (var row in table.Rows)
            WriteRow(text, row);
        if (table.Footer is not null)
            WriteRow(text, [table.Footer]);
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text.ToString())];
    }

    private static void WriteRow(StringBuilder text, IReadOnlyList<object?> cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0)
                text.Append(',');
            WriteCell(text, IsNumber(cells[i]) ? XlsxTable.Text(cells[i]) : SheetText.ForCsv(XlsxTable.Text(cells[i])));
        }

        text.Append("\r\n");
    }

    private static void WriteCell(StringBuilder text, string cell)
    {
        // Also tabs and semicolons: where the program splits at them, the rest of a cell would begin a new one.
        if (cell.AsSpan().ContainsAny(",;\t\"\r\n"))
            text.Append('"').Append(cell.Replace("\"", "\"\"")).Append('"');
        else
            text.Append(cell);
    }

    /// <summary>A negative number begins with a minus sign and is no formula.</summary>
    private static bool IsNumber(object? value) => value is int or long or decimal;
}
