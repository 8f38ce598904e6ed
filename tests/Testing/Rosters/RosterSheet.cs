using Gradcheck.Domain.Students;

namespace Gradcheck.Testing.Rosters;

/// <summary>One sheet of a roster to be written, cell by cell.</summary>
/// <param name="Name">The sheet's name.</param>
/// <param name="Rows">The rows from row 1 on; they may be shorter than the heading, and lazy.</param>
public sealed record RosterSheet(string Name, IEnumerable<IReadOnlyList<CellValue>> Rows)
{
    public const string DefaultName = "预计毕业生";

    /// <summary>Merged ranges such as <c>A1:O1</c>; the value stands in the first cell.</summary>
    public IReadOnlyList<string> Merged { get; init; } = [];

    /// <summary>A tidy sheet: the heading in row 1, then one row per record, every cell a text.</summary>
    public static RosterSheet Of(IEnumerable<StudentRecord> records, string name = DefaultName) =>
        Of(records, StudentFields.All, name);

    /// <summary>A tidy sheet with some of the fields only, in the order given.</summary>
    public static RosterSheet Of(
        IEnumerable<StudentRecord> records,
        IReadOnlyList<StudentField> fields,
        string name = DefaultName
    )
    {
        CellValue[] heading = [.. fields.Select(field => CellValue.FromText(field.Heading()))];
        return new RosterSheet(name, records.Select(record => RowOf(record, fields)).Prepend(heading));
    }

    /// <summary>A column's letters in A1 notation: A for 0, AA for 26.</summary>
    internal static string ColumnName(int index) =>
        index < 26 ? ((char)('A' + index)).ToString() : ColumnName(index / 26 - 1) + (char)('A' + index % 26);

    private static CellValue[] RowOf(StudentRecord record, IReadOnlyList<StudentField> fields)
    {
        var row = new CellValue[fields.Count];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = CellValue.FromText(record[fields[i]]);
        }

        return row;
    }
}
