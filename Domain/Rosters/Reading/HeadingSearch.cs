using Gradcheck.Domain.Students;
using Gradcheck.Domain.Students.Rules;

namespace Gradcheck.Domain.Rosters.Reading;

/// <summary>Finds the heading row of a sheet: the first row in which two cells name fields of the record.</summary>
internal static class HeadingSearch
{
    /// <summary>The layout when the current row is the heading; null when it is not.</summary>
    /// <exception cref="RosterRefusedException">Two columns for one field, or persons without 学号.</exception>
    public static SheetLayout? Try(RosterSource source, ColumnMapping mapping)
    {
        var columns = new List<RosterColumn>();
        var named = 0;
        for (var i = 0; i < source.Columns; i++)
        {
            var cell = source.Cell(i);
            if (cell.IsEmpty)
                continue;
            var heading = CellText.Trim(cell.Text);
            var field = cell.Kind == CellKind.Text ? mapping.Find(heading) : null;
            columns.Add(new RosterColumn(heading, field, i));
            named += field is null ? 0 : 1;
        }

        if (named < 2)
            return null;
        RefuseTwoForOne(source, columns);
        var layout = new SheetLayout(source.SheetName, source.RowNumber, columns);
        var hasPersons = layout.Has(StudentField.Name) || layout.Has(StudentField.IdNumber);
        return layout.Has(StudentField.StudentNumber) ? layout
            : hasPersons ? throw new RosterRefusedException(NoStudentNumber(layout))
            : null;
    }

    private static void RefuseTwoForOne(RosterSource source, List<RosterColumn> columns)
    {
        var doubled = columns
            .Where(c => c.Field is not null)
            .GroupBy(c => c.Field!.Value)
            .FirstOrDefault(g => g.Count() > 1);
        if (doubled is null)
            return;
        var places = doubled.Select(c => $"{SheetLayout.Letters(c.Index)} 列“{c.Heading}”").ToList();
        throw new RosterRefusedException(
            Refusal.Invalid(
                "roster-duplicate-column",
                $"工作表“{source.SheetName}”中 {string.Join("和 ", places)}都是{doubled.Key.Heading()}，不知道用哪一列。"
                    + "请删去一列，或用 mapping 把不用的一列设为 null。",
                data: new
                {
                    sheet = source.SheetName,
                    field = doubled.Key.JsonName(),
                    columns = doubled.Select(c => new { column = SheetLayout.Letters(c.Index), heading = c.Heading }),
                }
            )
        );
    }

    private static Refusal NoStudentNumber(SheetLayout layout) =>
        Refusal.Invalid(
            "roster-no-student-number",
            $"工作表“{layout.Sheet}”第 {layout.HeadingRow} 行的表头里没有“学号”列，无法对应到学生。"
                + "请补上学号列，或用 mapping 说明哪一列是学号（studentNumber）。",
            $"找到的表头：{string.Join("、", layout.Columns.Take(40).Select(c => c.Heading))}",
            new
            {
                sheet = layout.Sheet,
                row = layout.HeadingRow,
                headings = layout.Columns.Take(100).Select(c => c.Heading),
            }
        );
}
