using System.Globalization;
using Gradcheck.Domain.Rosters.Reading.Xlsx;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Rosters.Reading;

/// <summary>The sheets and cells of a file, read once from front to back.</summary>
internal abstract class RosterSource : IDisposable
{
    /// <summary>Opens a file that <see cref="RosterFileGuard"/> has let through.</summary>
    public static RosterSource Open(RosterFileKind kind, byte[] content) =>
        kind switch
        {
            RosterFileKind.Xlsx => new XlsxSource(content),
            RosterFileKind.Xls => new XlsSource(content),
            _ => new CsvSource(content),
        };

    public abstract string SheetName { get; }
    public abstract bool IsHidden { get; }

    /// <summary>How many columns the sheet uses; of a .csv, the row.</summary>
    public abstract int Columns { get; }

    /// <summary>Merged ranges of more than one row; a value stands in their first cell only.</summary>
    public virtual IReadOnlyList<MergedRange> TallMerges => [];

    /// <summary>The row as Excel numbers it, from 1.</summary>
    public int RowNumber { get; protected set; }

    /// <summary>Moves to the next sheet, the first one at the beginning.</summary>
    public bool NextSheet()
    {
        RowNumber = 0;
        return MoveToNextSheet();
    }

    /// <summary>Moves to the next row that stands in the file; empty rows may be passed over.</summary>
    public bool NextRow() => ReadRow();

    /// <summary>A cell of the row; empty beyond its end.</summary>
    public abstract CellValue Cell(int column);

    public abstract void Dispose();

    /// <summary>A date cell as a person reads it.</summary>
    internal static string DateText(DateTime date) =>
        date.ToString(
            date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss",
            CultureInfo.InvariantCulture
        );

    protected abstract bool MoveToNextSheet();

    /// <summary>Reads a row and sets <see cref="RowNumber"/>.</summary>
    protected abstract bool ReadRow();
}

/// <summary>A merged range: rows as Excel numbers them, columns from 0.</summary>
internal readonly record struct MergedRange(int FirstRow, int LastRow, int FirstColumn, int LastColumn);
