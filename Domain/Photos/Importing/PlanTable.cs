using Gradcheck.Domain.Rosters.Reading;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Photos.Importing;

/// <summary>One sheet of a plan file below its heading row: cells by heading.</summary>
internal sealed class PlanTable(string sheet, IReadOnlyDictionary<string, int> columns)
{
    private const int HeadingRows = 15;

    public string Sheet => sheet;
    public List<PlanRow> Rows { get; } = [];

    public bool Has(string heading) => columns.ContainsKey(heading);

    /// <summary>Reads every visible sheet that has a heading row with one of the marks.</summary>
    /// <param name="upload">The file.</param>
    /// <param name="marks">Headings that tell a plan's sheet, normalised.</param>
    public static Result<List<PlanTable>> ReadAll(RosterUpload upload, params ReadOnlySpan<string> marks)
    {
        if (!RosterFileGuard.Check(upload).TryGet(out var kind, out var refusal))
            return refusal;
        var tables = new List<PlanTable>();
        try
        {
            using var source = RosterSource.Open(kind, upload.Content);
            while (source.NextSheet())
            {
                if (!source.IsHidden && Find(source, marks) is { } table)
                {
                    table.Fill(source);
                    tables.Add(table);
                }
            }
        }
        catch (RosterRefusedException refused)
        {
            return refused.Refusal;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A damaged file makes the parser throw whatever it stumbles over.
            return FileRefusals.Damaged;
        }

        return tables;
    }

    private static PlanTable? Find(RosterSource source, ReadOnlySpan<string> marks)
    {
        for (var row = 0; row < HeadingRows && source.NextRow(); row++)
        {
            var columns = new Dictionary<string, int>();
            for (var column = 0; column < Math.Min(source.Columns, RosterLimits.Columns); column++)
            {
                if (source.Cell(column) is { Kind: CellKind.Text } cell)
                    columns.TryAdd(HeadingText.Normalize(cell.Text), column);
            }

            foreach (var mark in marks)
            {
                if (columns.ContainsKey(mark))
                    return new PlanTable(source.SheetName, columns);
            }
        }

        return null;
    }

    private void Fill(RosterSource source)
    {
        while (source.NextRow())
        {
            if (Rows.Count >= RosterLimits.Rows)
                throw new RosterRefusedException(FileRefusals.TooManyRows);
            var cells = columns.ToDictionary(column => column.Key, column => source.Cell(column.Value));
            if (cells.Values.Any(cell => !cell.IsEmpty))
                Rows.Add(new PlanRow(sheet, source.RowNumber, cells));
        }
    }
}

/// <summary>One row of a plan's sheet.</summary>
internal sealed record PlanRow(string Sheet, int Number, IReadOnlyDictionary<string, CellValue> Cells)
{
    /// <summary>Where it stands, for people.</summary>
    public string Place => $"“{Sheet}”第 {Number} 行";

    /// <summary>The first non-empty cell under one of the headings.</summary>
    public CellValue this[params ReadOnlySpan<string> headings]
    {
        get
        {
            foreach (var heading in headings)
            {
                if (Cells.TryGetValue(heading, out var cell) && !cell.IsEmpty)
                    return cell;
            }

            return CellValue.Empty;
        }
    }

    public string Text(params ReadOnlySpan<string> headings) => this[headings].Text.Trim();
}
