using Gradcheck.Domain.Rosters;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Testing;
using Gradcheck.Testing.Rosters;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Domain.Tests.Rosters;

public sealed class RosterImportTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    public static TheoryData<RosterFormat> Formats => [.. Enum.GetValues<RosterFormat>()];

    [Theory, MemberData(nameof(Formats))]
    public async Task A_clean_roster_gives_no_issue_in_any_format(RosterFormat format)
    {
        await using var desk = await RosterDesk.OpenAsync();

        var (import, summary) = await desk.PreviewAsync(RosterDesk.File(desk.Roster(), format));

        Assert.Empty(await desk.IssuesAsync(import));
        Assert.Equal((60, 60, 0), (summary.Rows, summary.Added, summary.RowsWithErrors));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_preview_changes_no_student(DatabaseProvider provider)
    {
        await using var desk = await RosterDesk.OpenAsync(provider);
        await desk.ImportAsync(desk.Roster().Take(30));
        var before = await StudentsTable.DumpAsync(desk);

        var (_, summary) = await desk.PreviewAsync(
            RosterDesk.File(desk.Roster().Select(r => r with { Major = "新专业" }))
        );

        Assert.Equal((30, 30), (summary.Added, summary.Changed));
        Assert.Equal(before, await StudentsTable.DumpAsync(desk));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Apply_stores_exactly_what_the_file_says(DatabaseProvider provider)
    {
        await using var desk = await RosterDesk.OpenAsync(provider);

        var (import, summary) = await desk.ImportAsync(desk.Roster());

        var expected = desk.Cohort.Students.OrderBy(r => r.StudentNumber, StringComparer.Ordinal).ToList();
        var stored = await desk.StudentsAsync();
        Assert.Equal(expected.Select(r => r with { Remark = "" }), stored.Select(s => s.ToRecord()));
        Assert.Equal(expected.Select(r => r.Remark), stored.Select(s => s.AuditFinding));
        Assert.All(stored, s => Assert.Equal(s.ToRecord(), s.Issued));
        Assert.All(stored, s => Assert.Equal(RecordHash.Of(s.ToRecord()), s.RecordHash));
        Assert.All(stored, s => Assert.Equal(summary.Applied!.AuditId, s.ChangeSequence));
        Assert.Equal((RosterState.Applied, 60), (import.State, summary.Applied!.Added));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_same_file_again_changes_nothing(DatabaseProvider provider)
    {
        await using var desk = await RosterDesk.OpenAsync(provider);
        await desk.ImportAsync(desk.Roster());

        var (_, issued) = await desk.PreviewAsync(RosterDesk.File(desk.Roster()));
        var (_, corrected) = await desk.PreviewAsync(RosterDesk.File(desk.Roster()), RosterPurpose.Correction);

        Assert.Equal((0, 0, 60, 0), (issued.Added, issued.Changed, issued.Unchanged, issued.Missing));
        Assert.Equal((0, 0, 60, 0), (corrected.Added, corrected.Changed, corrected.Unchanged, corrected.Missing));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Undo_restores_the_table_exactly(DatabaseProvider provider)
    {
        await using var desk = await RosterDesk.OpenAsync(provider);
        await desk.ImportAsync(desk.Roster().Where((_, i) => i % 3 != 0));
        var before = await StudentsTable.DumpAsync(desk, withCounters: false);
        var roster = desk.Roster()
            .Where((_, i) => i % 3 != 1)
            .Select(r => r with { Major = "新专业", Remark = "新备注" });
        var (import, summary) = await desk.ImportAsync(roster);
        Assert.NotEqual(before, await StudentsTable.DumpAsync(desk, withCounters: false));
        Assert.Equal((20, 20, 20), (summary.Added, summary.Changed, summary.Missing));

        var undone = await desk.TryUndoAsync(import);

        Assert.Equal(RosterState.Undone, undone.Value.State);
        Assert.Equal(before, await StudentsTable.DumpAsync(desk, withCounters: false));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Whoever_follows_the_changes_hears_of_an_undo(DatabaseProvider provider)
    {
        await using var desk = await RosterDesk.OpenAsync(provider);
        await desk.ImportAsync(desk.Roster());
        var (import, changed) = await desk.ImportAsync(desk.Roster().Select(r => r with { Major = "新专业" }));

        await desk.TryUndoAsync(import);

        Assert.All(await desk.StudentsAsync(), s => Assert.True(s.ChangeSequence > changed.Applied!.AuditId));
        Assert.All(await desk.StudentsAsync(), s => Assert.Equal(3, s.Version));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Undo_refuses_when_a_record_changed_since_and_names_it(DatabaseProvider provider)
    {
        await using var desk = await RosterDesk.OpenAsync(provider);
        var (import, _) = await desk.ImportAsync(desk.Roster());
        var number = desk.Roster()[3].StudentNumber;
        await desk.ChangeAsync(number, StudentField.ClassName, "二班");

        var refused = await desk.TryUndoAsync(import);

        Assert.Equal("roster-changed-since", refused.Refusal!.Code);
        Assert.Contains(number, refused.Refusal.Title);
        Assert.Equal(60, (await desk.StudentsAsync()).Count);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Apply_refuses_a_preview_that_is_out_of_date(DatabaseProvider provider)
    {
        await using var desk = await RosterDesk.OpenAsync(provider);
        await desk.ImportAsync(desk.Roster().Take(30));
        var roster = desk.Roster().Select(r => r with { Major = "新专业" });
        var (import, _) = await desk.PreviewAsync(RosterDesk.File(roster));
        await desk.ChangeAsync(desk.Roster()[0].StudentNumber, StudentField.ClassName, "二班");
        var before = await StudentsTable.DumpAsync(desk);

        Assert.Equal("roster-stale", (await desk.TryApplyAsync(import)).Refusal!.Code);
        Assert.Equal(before, await StudentsTable.DumpAsync(desk));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_previews_of_one_file_add_its_students_once(DatabaseProvider provider)
    {
        await using var desk = await RosterDesk.OpenAsync(provider);
        var (first, _) = await desk.PreviewAsync(RosterDesk.File(desk.Roster()));
        var (second, _) = await desk.PreviewAsync(RosterDesk.File(desk.Roster()));

        Assert.Null((await desk.TryApplyAsync(first)).Refusal);
        Assert.Equal("roster-stale", (await desk.TryApplyAsync(second)).Refusal!.Code);
        Assert.Equal("roster-state", (await desk.TryApplyAsync(first)).Refusal!.Code);
        Assert.Equal(60, (await desk.StudentsAsync()).Count);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Rows_with_errors_block_the_import_unless_they_are_skipped(DatabaseProvider provider)
    {
        await using var desk = await RosterDesk.OpenAsync(provider);
        var roster = desk.Roster().Select((r, i) => i == 5 ? r with { Sex = "X" } : r);
        var (import, summary) = await desk.PreviewAsync(RosterDesk.File(roster));
        Assert.Equal((1, 59), (summary.RowsWithErrors, summary.Added));

        Assert.Equal("roster-has-errors", (await desk.TryApplyAsync(import)).Refusal!.Code);
        Assert.Empty(await desk.StudentsAsync());
        var applied = RosterImports.SummaryOf((await desk.TryApplyAsync(import, skipErrors: true)).Value).Applied!;

        Assert.Equal((59, 1), (applied.Added, applied.LeftOut));
        Assert.DoesNotContain(await desk.StudentsAsync(), s => s.StudentNumber == desk.Roster()[5].StudentNumber);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task One_audit_entry_stands_for_a_whole_import(DatabaseProvider provider)
    {
        await using var desk = await RosterDesk.OpenAsync(provider);
        await desk.ImportAsync(desk.Roster());

        await using var db = desk.Database.Factory.CreateDbContext();
        var actions = await db.AuditEntries.OrderBy(e => e.Id).Select(e => e.Action).ToListAsync();
        Assert.Equal(["roster-uploaded", "roster-applied"], actions);
    }
}
