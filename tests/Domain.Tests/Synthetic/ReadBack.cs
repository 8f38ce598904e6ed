using System.Text;
using ExcelDataReader;
using Gradcheck.Domain.Students;
using Gradcheck.Testing.Rosters;

namespace Gradcheck.Domain.Tests.Synthetic;

/// <summary>Reads a written roster with a reader that shares no code with the writers.</summary>
internal static class ReadBack
{
    static ReadBack() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The cells of every sheet; trailing empty cells of a row are cut off.</summary>
    public static IReadOnlyList<(string Sheet, IReadOnlyList<CellValue[]> Rows)> Of(
        RosterFile file,
        string encoding = ""
    )
    {
        using var content = new MemoryStream(file.Content);
        using var reader = file.FileName.EndsWith(".csv")
            ? ExcelReaderFactory.CreateCsvReader(content, Configuration(encoding))
            : ExcelReaderFactory.CreateReader(content);
        var sheets = new List<(string, IReadOnlyList<CellValue[]>)>();
        do
        {
            var rows = new List<CellValue[]>();
            while (reader.Read())
            {
                rows.Add(Cut([.. Enumerable.Range(0, reader.FieldCount).Select(i => CellOf(reader.GetValue(i)))]));
            }

            sheets.Add((reader.Name, rows));
        } while (reader.NextResult());

        return sheets;
    }

    /// <summary>A cell as this reader would give it back.</summary>
    public static CellValue[] Cut(IReadOnlyList<CellValue> row)
    {
        var last = row.Count;
        while (last > 0 && row[last - 1].IsEmpty)
        {
            last--;
        }

        return [.. row.Take(last).Select(cell => cell.Kind == CellKind.Text ? cell : cell with { Text = "" })];
    }

    private static ExcelReaderConfiguration Configuration(string encoding) =>
        encoding.Length == 0 ? new() : new() { FallbackEncoding = Encoding.GetEncoding(encoding) };

    private static CellValue CellOf(object? value) =>
        value switch
        {
            null => CellValue.Empty,
            double number => new CellValue(CellKind.Number, "", number),
            DateTime date => new CellValue(CellKind.Date, "", Date: date),
            string text => new CellValue(text.Length == 0 ? CellKind.Empty : CellKind.Text, text),
            _ => throw new InvalidOperationException($"The reader gave a {value.GetType()}."),
        };
}
