using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Rosters.Reading;

/// <summary>The sheets and cells of a file, read once from front to back.</summary>
internal abstract class RosterSource : IDisposable
{
    /// <summary>Opens a file that <see cref="RosterFileGuard"/> has let through.</summary>
    public static RosterSource Open(RosterFileKind kind, byte[] content) =>
        kind == RosterFileKind.Csv ? new CsvSource(content) : new WorkbookSource(content);

    public abstract string SheetName { get; }
    public abstract bool IsHidden { get; }

    /// <summary>How many columns the sheet uses; of a .csv, the row.</summary>
    public abstract int Columns { get; }

    /// <summary>Merged ranges of more than one row; a value stands in their first cell only.</summary>
    public virtual IReadOnlyList<MergedRange> TallMerges => [];

    /// <summary>The row as Excel numbers it, from 1.</summary>
    public int RowNumber { get; private set; }

    /// <summary>Moves to the next sheet, the first one at the beginning.</summary>
    public bool NextSheet()
    {
        RowNumber = 0;
        return MoveToNextSheet();
    }

    public bool NextRow()
    {
        RowNumber++;
        return ReadRow();
    }

    /// <summary>A cell of the row; empty beyond its end.</summary>
    public abstract CellValue Cell(int column);

    public abstract void Dispose();

    protected abstract bool MoveToNextSheet();

    protected abstract bool ReadRow();
}

/// <summary>A merged range: rows as Excel numbers them, columns from 0.</summary>
internal readonly record struct MergedRange(int FirstRow, int LastRow, int FirstColumn, int LastColumn);
