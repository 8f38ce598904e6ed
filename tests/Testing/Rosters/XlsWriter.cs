using Gradcheck.Domain.Students;
using NPOI.HSSF.UserModel;
using NPOI.SS.UserModel;
using NPOI.SS.Util;
using CellValue = Gradcheck.Domain.Students.CellValue;

namespace Gradcheck.Testing.Rosters;

/// <summary>Writes sheets as a workbook of Excel 97–2003; at most 65,536 rows a sheet.</summary>
internal static class XlsWriter
{
    public static void Write(Stream stream, IReadOnlyList<RosterSheet> sheets)
    {
        var workbook = new HSSFWorkbook();
        var dateStyle = workbook.CreateCellStyle();
        dateStyle.DataFormat = HSSFDataFormat.GetBuiltinFormat("m/d/yy");
        foreach (var sheet in sheets)
        {
            var target = workbook.CreateSheet(sheet.Name);
            var number = 0;
            foreach (var row in sheet.Rows)
            {
                WriteRow(target.CreateRow(number++), row, dateStyle);
            }

            foreach (var range in sheet.Merged)
            {
                target.AddMergedRegion(CellRangeAddress.ValueOf(range));
            }
        }

        // NPOI closes the stream it writes to.
        using var content = new MemoryStream();
        workbook.Write(content);
        stream.Write(content.ToArray());
    }

    private static void WriteRow(IRow target, IReadOnlyList<CellValue> row, ICellStyle dateStyle)
    {
        for (var i = 0; i < row.Count; i++)
        {
            var cell = row[i];
            switch (cell.Kind)
            {
                case CellKind.Empty:
                    break;
                case CellKind.Number:
                    target.CreateCell(i).SetCellValue(cell.Number);
                    break;
                case CellKind.Date:
                    var date = target.CreateCell(i);
                    date.SetCellValue(cell.Date);
                    date.CellStyle = dateStyle;
                    break;
                default:
                    target.CreateCell(i).SetCellValue(cell.Text);
                    break;
            }
        }
    }
}
