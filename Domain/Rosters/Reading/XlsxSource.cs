using Gradcheck.Domain.Rosters.Reading.Xlsx;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Rosters.Reading;

/// <summary>The sheets of an .xlsx workbook.</summary>
internal sealed class XlsxSource(byte[] content) : RosterSource
{
    private readonly XlsxPackage package = new(content);
    private int next;
    private XlsxSheet sheet = null!;
    private XlsxRows? rows;
    private IReadOnlyList<MergedRange>? merges;

    public override string SheetName => sheet.Name;
    public override bool IsHidden => sheet.IsHidden;
    public override int Columns => rows?.Columns ?? 0;
    public override IReadOnlyList<MergedRange> TallMerges => merges ??= XlsxMerges.Tall(sheet.Part);

    public override CellValue Cell(int column) => column < Columns ? rows![column] : CellValue.Empty;

    public override void Dispose()
    {
        rows?.Dispose();
        package.Dispose();
    }

    protected override bool MoveToNextSheet()
    {
        rows?.Dispose();
        rows = null;
        merges = null;
        if (next >= package.Sheets.Count)
            return false;
        sheet = package.Sheets[next++];
        return true;
    }

    protected override bool ReadRow()
    {
        rows ??= new XlsxRows(package, sheet);
        if (!rows.Next())
            return false;
        RowNumber = rows.Number;
        return true;
    }
}
