using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Students.Rules;
using Gradcheck.Domain.Synthetic;
using Gradcheck.Testing.Rosters.Dirt;
using Xunit;

namespace Gradcheck.Domain.Tests.Synthetic;

public sealed class DirtyRosterTests
{
    private static readonly RuleSettings Settings = new CohortSettings().RulesFor(2009);
    private static readonly IReadOnlyList<StudentRecord> Roster = SyntheticCohort
        .Create(2009, 1_000, new Random(6))
        .ForRoster();

    [Fact]
    public void Every_kind_of_error_is_planted_as_often_as_asked()
    {
        var dirty = DirtyRoster.Make(Roster, new DirtyRosterOptions { PerKind = 3 }, new Random(1));

        var counts = dirty.Errors.CountBy(error => (error.Kind, error.Field)).ToList();
        Assert.All(counts, count => Assert.Equal(3, count.Value));
        Assert.Equal(DirtyRoster.Kinds.Order(), counts.Select(count => count.Key.Kind).Distinct().Order());
    }

    [Fact]
    public void The_same_seed_plants_the_same_errors()
    {
        var first = DirtyRoster.Make(Roster, new DirtyRosterOptions(), new Random(1));
        var second = DirtyRoster.Make(Roster, new DirtyRosterOptions(), new Random(1));

        Assert.Equal(first.Errors, second.Errors);
        Assert.Equal(first.Sheets[0].Rows.SelectMany(row => row), second.Sheets[0].Rows.SelectMany(row => row));
    }

    [Fact]
    public void Every_error_stands_where_the_truth_says()
    {
        var options = new DirtyRosterOptions { SheetPerCollege = true, RenamedHeadings = false };
        var dirty = DirtyRoster.Make(Roster, options, new Random(2));
        var sheets = dirty.Sheets.ToDictionary(sheet => sheet.Name, sheet => sheet.Rows.ToList());

        Assert.All(
            dirty.Errors,
            error =>
            {
                var rows = sheets[error.Sheet];
                var column = rows[2].Select(cell => cell.Text).ToList().IndexOf(error.Field.Heading());
                Assert.Equal(error.Written, rows[error.Row - 1][column]);
                Assert.NotEqual(CellValue.FromText(error.Original), error.Written);
            }
        );
    }

    [Fact]
    public void The_rules_find_every_planted_error_and_mend_what_can_be_mended()
    {
        var dirty = DirtyRoster.Make(Roster, new DirtyRosterOptions { PerKind = 8 }, new Random(3));
        var students = dirty.Students.ToDictionary(student => student.Row, student => student.Right);

        foreach (var error in dirty.Errors.Where(error => !error.Kind.StartsWith("duplicate-")))
        {
            var check = FieldRules.Check(error.Field, error.Written, Settings);
            var record = students[error.Row].With(error.Field, check.Value);
            var found = check.Findings.Concat(RecordRules.Check(record, Settings));

            Assert.True(found.Any(finding => finding.Field == error.Field), $"{error} is not found");
            Assert.True(error.Fix != Fix.Auto || check.Value == error.Original, $"{error} becomes {check.Value}");
        }
    }

    [Fact]
    public void Nothing_is_wrong_but_what_was_planted()
    {
        var dirty = DirtyRoster.Make(Roster, DirtyRosterOptions.TidyLayout with { PerKind = 8 }, new Random(4));
        var rows = dirty.Sheets[0].Rows.ToList();

        foreach (var (_, row, _) in dirty.Students)
        {
            var planted = dirty.Errors.Where(error => error.Row == row).Select(error => error.Field).ToHashSet();
            var findings = StudentFields
                .All.Where(field => !planted.Contains(field))
                .SelectMany(field => FieldRules.Check(field, rows[row - 1][(int)field], Settings).Findings);

            Assert.Empty(findings);
        }
    }

    [Fact]
    public void A_text_only_roster_has_no_typed_cells_and_a_missing_column_no_errors()
    {
        var options = DirtyRosterOptions.TidyLayout with { TextOnly = true, MissingColumns = [StudentField.IdNumber] };

        var dirty = DirtyRoster.Make(Roster, options, new Random(5));

        Assert.DoesNotContain(dirty.Errors, error => error.Field == StudentField.IdNumber);
        Assert.DoesNotContain(
            dirty.Sheets[0].Rows.SelectMany(row => row),
            cell => cell.Kind is CellKind.Number or CellKind.Date
        );
    }
}
