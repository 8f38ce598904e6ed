using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Rosters.Reading;

/// <summary>What a row below the heading is.</summary>
internal enum RowSort
{
    Blank,
    Student,
    Footer,
    RepeatedHeading,

    /// <summary>Something stands there, but nothing by which it could be a student.</summary>
    Note,
}

/// <summary>Takes the fields out of a sheet's rows and tells students from what else stands below a heading.</summary>
internal sealed class SheetRows
{
    /// <summary>With so many fields filled, a row without number, name and ID number still is a student.</summary>
    private const int FieldsOfAStudent = 4;

    private readonly SheetLayout layout;
    private readonly CellValue[] row = [.. StudentFields.All.Select(_ => CellValue.Empty)];
    private readonly (int Field, int Column)[] columns;
    private readonly (MergedRange Range, int Field)[] merges;
    private readonly CellValue[] mergedValues;

    public SheetRows(SheetLayout layout, IReadOnlyList<MergedRange> tallMerges)
    {
        this.layout = layout;
        columns = [.. layout.Columns.Where(c => c.Field is not null).Select(c => ((int)c.Field!.Value, c.Index))];
        merges =
        [
            .. from range in tallMerges
            where range.LastRow > layout.HeadingRow
            from column in columns
            where column.Column == range.FirstColumn
            orderby range.FirstRow
            select (range, column.Field),
        ];
        mergedValues = new CellValue[merges.Length];
    }

    /// <summary>The fields of the row read last, in the order of <see cref="StudentField"/>.</summary>
    public ReadOnlySpan<CellValue> Fields => row;

    /// <summary>Text to show for a row that is not a student.</summary>
    public string Text => string.Join(" ", row.Where(cell => !cell.IsEmpty).Select(cell => cell.Text).Take(3));

    public RowSort Read(RosterSource source)
    {
        var filled = 0;
        foreach (var (field, column) in columns)
        {
            row[field] = source.Cell(column);
            filled += row[field].IsEmpty ? 0 : 1;
        }

        if (filled == 0)
            return RowSort.Blank;
        FillMerged(source.RowNumber, ref filled);
        if (IsRepeatedHeading())
            return RowSort.RepeatedHeading;
        if (filled < FieldsOfAStudent && IsFooter())
            return RowSort.Footer;
        return HasKey() || filled >= FieldsOfAStudent ? RowSort.Student : RowSort.Note;
    }

    private static bool IsKey(StudentField field) =>
        field is StudentField.StudentNumber or StudentField.Name or StudentField.IdNumber;

    private bool HasKey() =>
        !row[(int)StudentField.StudentNumber].IsEmpty
        || !row[(int)StudentField.Name].IsEmpty
        || !row[(int)StudentField.IdNumber].IsEmpty;

    /// <summary>A footer's words stand there, and nothing else where a student's number, name or ID number would.</summary>
    private bool IsFooter()
    {
        var found = false;
        for (var field = 0; field < row.Length; field++)
        {
            if (row[field].IsEmpty)
                continue;
            var matches = row[field].Kind == CellKind.Text && FooterText.Matches(row[field].Text);
            if (!matches && IsKey((StudentField)field))
                return false;
            found |= matches;
        }

        return found;
    }

    private bool IsRepeatedHeading()
    {
        var cell = row[(int)StudentField.StudentNumber];
        if (cell.Kind != CellKind.Text || cell.Text.Length == 0 || char.IsAsciiDigit(cell.Text[0]))
            return false;
        var same = 0;
        foreach (var column in layout.Columns)
        {
            if (column.Field is { } field && row[(int)field].Text.Trim() == column.Heading)
                same++;
        }

        return same >= 2;
    }

    /// <summary>A value merged over several rows, such as one 学院 for a whole class, holds for each of them.</summary>
    private void FillMerged(int number, ref int filled)
    {
        for (var i = 0; i < merges.Length; i++)
        {
            var (range, field) = merges[i];
            if (number < range.FirstRow)
                break;
            if (number == range.FirstRow)
            {
                mergedValues[i] = row[field];
            }
            else if (number <= range.LastRow && row[field].IsEmpty && !mergedValues[i].IsEmpty)
            {
                row[field] = mergedValues[i];
                filled++;
            }
        }
    }
}
