using ExcelDataReader;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Students.Rules;

namespace Gradcheck.Domain.Rosters.Reading;

/// <summary>The sheets of a workbook of Excel 97–2003.</summary>
internal sealed class XlsSource : RosterSource
{
    private readonly IExcelDataReader reader;
    private bool started;
    private MergedRange[]? merges;

    public XlsSource(byte[] content)
    {
        // .xls texts that are not Unicode name a code page of their own.
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        reader = ExcelReaderFactory.CreateBinaryReader(new MemoryStream(content, writable: false));
    }

    public override string SheetName => reader.Name ?? "";
    public override bool IsHidden => reader.VisibleState is not (null or "visible");
    public override int Columns => reader.FieldCount;

    public override IReadOnlyList<MergedRange> TallMerges =>
        merges ??= [
            .. (reader.MergeCells ?? [])
                .Where(range => range.ToRow > range.FromRow)
                .Select(range => new MergedRange(range.FromRow + 1, range.ToRow + 1, range.FromColumn, range.ToColumn)),
        ];

    public override CellValue Cell(int column)
    {
        if (column >= reader.FieldCount)
            return CellValue.Empty;
        return reader.GetValue(column) switch
        {
            null => CellValue.Empty,
            string text => CellValue.FromText(text),
            double number => OfNumber(number),
            int number => OfNumber(number),
            DateTime date => new CellValue(CellKind.Date, DateText(date), Date: date),
            bool flag => new CellValue(CellKind.Boolean, flag ? "TRUE" : "FALSE"),
            TimeSpan time => CellValue.FromText(time.ToString()),
            var other => CellValue.FromText(other.ToString()),
        };
    }

    public override void Dispose() => reader.Dispose();

    protected override bool MoveToNextSheet()
    {
        merges = null;
        if (started)
            return reader.NextResult();
        started = true;
        return reader.ResultsCount > 0;
    }

    protected override bool ReadRow()
    {
        RowNumber++;
        return reader.Read();
    }

    private static CellValue OfNumber(double number) => new(CellKind.Number, CellReading.OfNumber(number), number);
}
