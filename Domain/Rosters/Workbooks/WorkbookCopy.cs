using ClosedXML.Excel;
using Gradcheck.Domain.Rosters.Reading;
using Gradcheck.Domain.Spreadsheets;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Rosters.Workbooks;

/// <summary>Copies the cells of a roster file into a new workbook, every cell as the text a person reads.</summary>
internal static class WorkbookCopy
{
    private const int MostNameLength = 31;
    private const int ColumnWidth = 18;

    /// <summary>Makes the copy.</summary>
    /// <param name="content">The file.</param>
    /// <param name="kind">Its format.</param>
    /// <param name="keep">The rows to copy besides those up to the heading; null for all.</param>
    /// <param name="rowOf">Where a row of the file stands in the copy; 0 when it was left out.</param>
    public static XLWorkbook Of(
        byte[] content,
        RosterFileKind kind,
        HashSet<(string Sheet, int Row)>? keep,
        out Func<string, int, int> rowOf
    )
    {
        var places = new Dictionary<(string, int), int>();
        var workbook = new XLWorkbook();
        using var source = RosterSource.Open(kind, content);
        while (source.NextSheet())
        {
            if (source.IsHidden)
                continue;
            var sheet = workbook.AddWorksheet(SheetName(source.SheetName));
            sheet.ColumnWidth = ColumnWidth;
            Copy(source, sheet, keep, places);
        }

        rowOf = (sheet, row) => places.GetValueOrDefault((sheet, row));
        return workbook;
    }

    /// <summary>A sheet's name as a workbook allows it.</summary>
    public static string SheetName(string name) => name.Length > MostNameLength ? name[..MostNameLength] : name;

    private static void Copy(
        RosterSource source,
        IXLWorksheet sheet,
        HashSet<(string, int)>? keep,
        Dictionary<(string, int), int> places
    )
    {
        var number = 0;
        var headingSeen = false;
        while (source.NextRow())
        {
            if (keep is not null && headingSeen && !keep.Contains((source.SheetName, source.RowNumber)))
                continue;
            headingSeen |= HeadingSearch.Try(source, ColumnMapping.None) is not null;
            number = keep is null ? source.RowNumber : number + 1;
            places[(source.SheetName, source.RowNumber)] = number;
            for (var column = 0; column < source.Columns; column++)
            {
                if (source.Cell(column) is { Kind: not CellKind.Empty } cell)
                    sheet.Cell(number, column + 1).SetText(cell.Text);
            }
        }
    }
}
