using System.Text;

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
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text.ToString())];
    }

    private static void WriteRow(StringBuilder text, IReadOnlyList<object?> cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0)
                text.Append(',');
            WriteCell(text, XlsxTable.Text(cells[i]));
        }

        text.Append("\r\n");
    }

    private static void WriteCell(StringBuilder text, string cell)
    {
        var safe = cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + cell : cell;
        if (safe.AsSpan().ContainsAny(",\"\r\n"))
            text.Append('"').Append(safe.Replace("\"", "\"\"")).Append('"');
        else
            text.Append(safe);
    }
}
