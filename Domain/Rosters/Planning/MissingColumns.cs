using Gradcheck.Domain.Rosters.Checking;
using Gradcheck.Domain.Rosters.Reading;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Rosters.Planning;

/// <summary>
/// Columns a sheet leaves out. For stored students they leave the field as it is; a new student cannot do without,
/// which is said once for the sheet and not again for every row.
/// </summary>
internal static class MissingColumns
{
    public static void Report(CheckedRoster roster)
    {
        foreach (var sheet in roster.Sheets)
        {
            var missing = StudentFields.All.Where(field => field != StudentField.Remark && !sheet.Has(field)).ToList();
            if (missing.Count > 0)
                Report(roster, sheet, missing);
        }
    }

    private static void Report(CheckedRoster roster, SheetLayout sheet, List<StudentField> missing)
    {
        var newStudents = 0;
        foreach (var row in roster.Rows)
        {
            var needed = missing.Exists(field => row[field] is null);
            if (row.Layout != sheet || row.IsKnown || !needed)
                continue;
            row.HasErrors = true;
            newStudents++;
        }

        foreach (var field in missing)
        {
            var isNeeded = newStudents > 0 && roster.Rows.Any(r => r.Layout == sheet && r[field] is null && !r.IsKnown);
            var message = isNeeded
                ? $"缺少“{field.Heading()}”列，其中 {newStudents} 名新学生不能导入；请补上这一列。已在名单中的学生保留现有的值。"
                : $"没有“{field.Heading()}”列，保留现有的值。";
            var severity = isNeeded ? Severity.Error : Severity.Warning;
            roster.Issues.Add(
                new RosterIssue(
                    sheet.Sheet,
                    sheet.HeadingRow,
                    null,
                    field,
                    RosterRule.ColumnMissing,
                    severity,
                    null,
                    message
                )
            );
        }
    }
}
