using System.Text;
using Gradcheck.Domain.Students;

namespace Gradcheck.Testing.Rosters;

/// <summary>Writes a sheet as comma-separated values, quoted where needed, with CRLF line ends as Excel does.</summary>
internal static class CsvWriter
{
    public static void Write(Stream stream, RosterFormat format, RosterSheet sheet)
    {
        using var writer = new StreamWriter(stream, EncodingOf(format), 64 * 1024, leaveOpen: true);
        writer.NewLine = "\r\n";
        foreach (var row in sheet.Rows)
        {
            for (var i = 0; i < row.Count; i++)
            {
                if (i > 0)
                {
                    writer.Write(',');
                }

                writer.Write(Quoted(row[i]));
            }

            writer.WriteLine();
        }
    }

    private static string Quoted(CellValue cell) =>
        cell.Text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell.Text : $"\"{cell.Text.Replace("\"", "\"\"")}\"";

    private static Encoding EncodingOf(RosterFormat format) =>
        format switch
        {
            RosterFormat.CsvUtf8 => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            RosterFormat.CsvUtf8Bom => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
            RosterFormat.CsvGb18030 => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!,
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
}
