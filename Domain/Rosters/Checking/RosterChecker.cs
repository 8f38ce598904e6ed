using Gradcheck.Domain.Rosters.Reading;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Students.Rules;

namespace Gradcheck.Domain.Rosters.Checking;

/// <summary>Who uploads which roster for what; decides what a row may hold.</summary>
/// <param name="CohortYear">The cohort.</param>
/// <param name="Purpose">Issue or correction.</param>
/// <param name="CollegeCode">The college that uploads, whose students alone may stand in the file; null for the registrar.</param>
public sealed record RosterIntent(int CohortYear, RosterPurpose Purpose, string? CollegeCode);

/// <summary>Judges the rows of a roster as they are read: every field, the record as a whole, the college.</summary>
internal sealed class RosterChecker(RosterIntent intent, RuleSettings settings, CollegeNames colleges, IssueList issues)
{
    private static readonly StudentField[] AllFields = [.. StudentFields.All];
    private readonly RememberedRules rules = new(settings);
    private readonly Dictionary<string, string?> collegeCodes = new(StringComparer.Ordinal);

    public List<RosterRow> Rows { get; } = [];

    /// <summary>Texts of 学院 that no college of the cohort has, each with the place of its first row.</summary>
    public Dictionary<string, string> UnknownColleges { get; } = new(StringComparer.Ordinal);

    public void Check(RowBatch batch)
    {
        for (var i = 0; i < batch.Count; i++)
            Rows.Add(Check(batch.Layout, batch.NumberOf(i), batch.Row(i)));
    }

    private RosterRow Check(SheetLayout layout, int number, ReadOnlySpan<CellValue> cells)
    {
        var values = new string?[cells.Length];
        var row = new RosterRow(layout, number, values);
        foreach (var field in AllFields)
        {
            if (!layout.Has(field))
                continue;
            var check = rules.Check(field, cells[(int)field]);
            values[(int)field] = check.Value;
            foreach (var finding in check.Findings)
                issues.Add(row, finding, cells[(int)field].Text);
        }

        CheckCollege(row, cells[(int)StudentField.College]);
        foreach (var finding in RecordRules.Check(row.ToRecord(), settings))
            issues.Add(row, finding, cells[(int)finding.Field].Text);
        return row;
    }

    private void CheckCollege(RosterRow row, in CellValue cell)
    {
        if (row[StudentField.College] is not { } text)
        {
            row[StudentField.College] = intent.CollegeCode;
            return;
        }

        if (text.Length == 0)
            return;
        if (!collegeCodes.TryGetValue(text, out var code))
            collegeCodes.Add(text, code = colleges.CodeOf(text));
        if (code is null)
        {
            UnknownColleges.TryAdd(text, $"工作表“{row.Layout.Sheet}”第 {row.Number} 行");
            return;
        }

        row[StudentField.College] = code;
        if (intent.CollegeCode is not null && code != intent.CollegeCode)
            Report(
                row,
                RosterRule.CollegeForeign,
                "这是其他学院的学生，本学院不能上传，请从名单中删去这一行。",
                cell.Text
            );
    }

    private void Report(RosterRow row, string rule, string message, string value) =>
        issues.Add(row, new Finding(StudentField.College, rule, Severity.Error, message), value);
}
