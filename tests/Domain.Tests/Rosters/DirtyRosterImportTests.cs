using Gradcheck.Domain.Rosters;
using Gradcheck.Domain.Students;
using Gradcheck.Testing.Rosters;
using Gradcheck.Testing.Rosters.Dirt;
using Xunit;

namespace Gradcheck.Domain.Tests.Rosters;

public sealed class DirtyRosterImportTests
{
    [Theory]
    [InlineData(RosterFormat.Xlsx, false)]
    [InlineData(RosterFormat.Xlsx, true)]
    [InlineData(RosterFormat.XlsxInline, true)]
    [InlineData(RosterFormat.Xls, false)]
    [InlineData(RosterFormat.Xls, true)]
    [InlineData(RosterFormat.CsvUtf8, false)]
    [InlineData(RosterFormat.CsvGb18030, false)]
    public async Task Every_planted_error_is_reported_at_its_row_and_field(RosterFormat format, bool sheetPerCollege)
    {
        await using var desk = await RosterDesk.OpenAsync(size: 900);
        var isCsv = format is RosterFormat.CsvUtf8 or RosterFormat.CsvGb18030;
        var options = new DirtyRosterOptions
        {
            PerKind = 4,
            SheetPerCollege = sheetPerCollege,
            TextOnly = isCsv,
        };
        var dirty = DirtyRoster.Make(desk.Roster(), options, new Random(11));

        var (import, summary) = await desk.PreviewAsync(RosterFile.Create(format, dirty.Sheets));

        var reported = (await desk.IssuesAsync(import))
            .Select(issue => (Sheet: isCsv ? dirty.Sheets[0].Name : issue.Sheet, issue.Row, issue.Field))
            .ToHashSet();
        Assert.Equal(900, summary.Rows);
        Assert.DoesNotContain(dirty.Errors, error => !reported.Contains((error.Sheet, error.Row, error.Field)));
    }

    [Fact]
    public async Task Only_rows_with_planted_errors_and_their_twins_are_reported()
    {
        await using var desk = await RosterDesk.OpenAsync(size: 900);
        var dirty = DirtyRoster.Make(desk.Roster(), new DirtyRosterOptions(), new Random(12));

        var (import, _) = await desk.PreviewAsync(RosterFile.Create(RosterFormat.Xlsx, dirty.Sheets));

        var planted = dirty
            .Errors.SelectMany(e => e.OtherRow is { } other ? new[] { e.Row, other } : [e.Row])
            .ToHashSet();
        var elsewhere = (await desk.IssuesAsync(import)).Where(i => i.Field is not null && !planted.Contains(i.Row));
        Assert.Empty(elsewhere);
    }

    [Fact]
    public async Task What_can_be_mended_is_stored_right_and_what_cannot_is_left_out()
    {
        await using var desk = await RosterDesk.OpenAsync(size: 900);
        var dirty = DirtyRoster.Make(desk.Roster(), new DirtyRosterOptions { PerKind = 3 }, new Random(13));
        var (import, summary) = await desk.PreviewAsync(RosterFile.Create(RosterFormat.Xlsx, dirty.Sheets));
        await desk.TryApplyAsync(import, skipErrors: true);

        var stored = (await desk.StudentsAsync()).ToDictionary(s => s.StudentNumber);
        var right = desk.Cohort.Students.ToDictionary(r => r.StudentNumber);
        var doubtful = dirty
            .Errors.Where(e => e.Fix != Fix.Auto)
            .Join(dirty.Students, e => e.Row, s => s.Row, (_, s) => s.Right.StudentNumber)
            .ToHashSet();
        Assert.Equal(900 - summary.RowsWithErrors, stored.Count);
        Assert.All(
            stored.Values.Where(s => !doubtful.Contains(s.StudentNumber)),
            s => Assert.Equal(Comparable(right[s.StudentNumber]), Comparable(s.ToRecord()))
        );
        Assert.True(stored.Count > 700);
        Assert.Contains(dirty.Errors, e => e.Fix == Fix.Auto && e.Field == StudentField.BirthDate);
    }

    /// <summary>An ID number may have been planted in its 15-digit form, which is as good.</summary>
    private static StudentRecord Comparable(StudentRecord record) =>
        record with
        {
            Remark = "",
            IdNumber = IdNumber.To18(record.IdNumber),
        };
}
