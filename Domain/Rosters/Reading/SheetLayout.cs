using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Rosters.Reading;

/// <summary>One column of a sheet's heading row.</summary>
/// <param name="Heading">The heading as it stands in the file, blanks dropped.</param>
/// <param name="Field">The field it was taken for; null when the column is not read.</param>
/// <param name="Index">The column's position, from 0.</param>
public sealed record RosterColumn(string Heading, StudentField? Field, int Index);

/// <summary>Where the fields of one sheet stand.</summary>
public sealed class SheetLayout
{
    private readonly int[] columnOf = new int[StudentFields.All.Count];

    internal SheetLayout(string sheet, int headingRow, IReadOnlyList<RosterColumn> columns)
    {
        Sheet = sheet;
        HeadingRow = headingRow;
        Columns = columns;
        Array.Fill(columnOf, -1);
        foreach (var column in columns)
        {
            if (column.Field is { } field)
                columnOf[(int)field] = column.Index;
        }
    }

    public string Sheet { get; }

    /// <summary>The row of the headings, as Excel numbers it.</summary>
    public int HeadingRow { get; }
    public IReadOnlyList<RosterColumn> Columns { get; }

    /// <summary>Rows with a student, counted while reading.</summary>
    public int Rows { get; internal set; }

    public bool Has(StudentField field) => columnOf[(int)field] >= 0;

    /// <summary>The field's column from 0, or -1.</summary>
    public int ColumnOf(StudentField field) => columnOf[(int)field];

    /// <summary>The field's column in letters, such as <c>K</c>; null when the sheet has no such column.</summary>
    public string? LettersOf(StudentField field) => Has(field) ? Letters(columnOf[(int)field]) : null;

    internal static string Letters(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Letters(column / 26 - 1) + (char)('A' + column % 26);
}
