using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Xunit;
using static Gradcheck.Domain.Tests.Audit.AuditBench;

namespace Gradcheck.Domain.Tests.Audit;

/// <summary>Whoever can write to the database, but has no key file, tries to change the past.</summary>
[Trait("attack", "audit")]
public sealed class AuditAttackTests
{
    private const int Lines = 40;

    public static TheoryData<DatabaseProvider, string> Edits()
    {
        var data = new TheoryData<DatabaseProvider, string>();
        foreach (var provider in TestDatabase.Providers.Select(row => (DatabaseProvider)row[0]))
        {
            var later =
                provider == DatabaseProvider.Postgres
                    ? """ "At" = "At" + interval '1 microsecond' """
                    : """ "At" = "At" + 1 """;
            foreach (
                var edit in new[]
                {
                    later,
                    """ "Actor" = 'key:SOMEBODY' """,
                    """ "Action" = "Action" || ' ' """,
                    """ "CohortYear" = 2010 """,
                    """ "CohortYear" = NULL """,
                    """ "StudentId" = 7 """,
                    """ "StudentId" = NULL, "CohortYear" = 1012 """,
                    """ "Details" = '{}' """,
                    """ "Action" = "Actor", "Actor" = "Action" """,
                }
            )
                data.Add(provider, edit);
        }

        return data;
    }

    [Theory, MemberData(nameof(Edits))]
    public async Task An_edited_column_is_found_at_its_line(DatabaseProvider provider, string edit)
    {
        await using var bench = await OpenAsync(provider, Lines);
        await bench.AttackAsync(Set(13, edit));

        var verdict = await bench.VerifyAsync();
        Assert.Equal((13, AuditFaultKind.Changed), (verdict.Fault?.Id, verdict.Fault?.Kind));
        Assert.Equal((12, await bench.AnchorAsync(12)), (verdict.Count, verdict.Head));
        Assert.Contains("第 13 条被改动过", verdict.Fault?.Text);
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_forged_hash_is_found_at_its_line_and_does_not_help_an_edit(DatabaseProvider provider)
    {
        await using var bench = await OpenAsync(provider, Lines);
        await bench.AttackAsync(Set(20, $"\"Details\" = '{{}}', \"Hash\" = {bench.Bytes(RandomHash())}"));
        Assert.Equal(20, (await bench.FaultAsync()).Id);

        await bench.AttackAsync(Set(8, $"\"Hash\" = {bench.Bytes([])}"));
        Assert.Equal(8, (await bench.FaultAsync()).Id);
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Deleted_lines_are_named(DatabaseProvider provider)
    {
        await using var bench = await OpenAsync(provider, Lines);
        await bench.AttackAsync(Delete("\"Id\" BETWEEN 30 AND 32"));
        var three = await bench.FaultAsync();
        Assert.Equal((30, AuditFaultKind.Missing), (three.Id, three.Kind));
        Assert.Contains("第 29 条与第 33 条之间缺少 3 条：第 30 至 32 条已被删除", three.Text);

        await bench.AttackAsync(Delete("\"Id\" = 5"));
        Assert.Contains("第 4 条与第 6 条之间缺少 1 条：第 5 条已被删除", (await bench.FaultAsync()).Text);
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Closing_the_gap_does_not_hide_a_deletion(DatabaseProvider provider)
    {
        await using var bench = await OpenAsync(provider, Lines);
        var moves = Enumerable.Range(6, Lines - 5).Select(id => Move(id, id - 1));
        await bench.AttackAsync([Delete("\"Id\" = 5"), .. moves]);

        Assert.Equal(5, (await bench.FaultAsync()).Id);
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Exchanged_lines_are_named(DatabaseProvider provider)
    {
        await using var bench = await OpenAsync(provider, Lines);
        await bench.AttackAsync(Move(25, 999), Move(34, 25), Move(999, 34));
        var far = await bench.FaultAsync();
        Assert.Equal((25, AuditFaultKind.Moved), (far.Id, far.Kind));
        Assert.Contains("现在的第 25 条原来是第 34 条", far.Text);

        await bench.AttackAsync(Move(10, 999), Move(11, 10), Move(999, 11));
        var neighbours = await bench.FaultAsync();
        Assert.Equal((10, AuditFaultKind.Moved), (neighbours.Id, neighbours.Kind));
        Assert.Contains("现在的第 10 条原来是第 11 条", neighbours.Text);
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task An_inserted_line_is_found(DatabaseProvider provider)
    {
        await using var bench = await OpenAsync(provider, Lines);
        var moves = Enumerable.Range(15, Lines - 14).Reverse().Select(id => Move(id, id + 1));
        await bench.AttackAsync([.. moves, Copy(14, 15)]);
        Assert.Equal(15, (await bench.FaultAsync()).Id);
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_line_added_at_either_end_is_found(DatabaseProvider provider)
    {
        await using var bench = await OpenAsync(provider, Lines);
        await bench.AttackAsync(Copy(Lines, Lines + 1));
        Assert.Equal(Lines + 1, (await bench.FaultAsync()).Id);
        await bench.AttackAsync(Copy(1, 0));
        Assert.Equal(0, (await bench.FaultAsync()).Id);
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_replaced_beginning_is_found(DatabaseProvider provider)
    {
        await using var bench = await OpenAsync(provider, Lines);
        // Genuine lines of the same program and the same key, from another day.
        await using var other = await OpenAsync(provider, 0);
        other.Clock.Advance(TimeSpan.FromDays(3));
        await other.WriteAsync(10);
        await bench.AttackAsync([.. (await LinesOfAsync(other)).Select(line => line(bench))]);

        Assert.Equal((11, AuditFaultKind.Changed), await KindAsync(bench));
        await bench.AttackAsync(Delete("\"Id\" <= 10"));
        Assert.Equal((1, AuditFaultKind.Missing), await KindAsync(bench));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_cut_off_end_is_found_with_an_anchor(DatabaseProvider provider)
    {
        await using var bench = await OpenAsync(provider, Lines);
        var anchor = await bench.AnchorAsync(Lines);
        Assert.Null((await bench.VerifyAsync(anchor)).Fault);

        await bench.AttackAsync(Delete($"\"Id\" > {Lines - 3}"));
        Assert.Null((await bench.VerifyAsync()).Fault);
        var fault = await bench.FaultAsync(anchor);
        Assert.Equal((Lines - 2, AuditFaultKind.CutOff), (fault.Id, fault.Kind));
        Assert.Contains("末尾至少 3 条已被删除", fault.Text);

        // Neither does writing on until the position is reached again.
        await bench.WriteAsync(10);
        Assert.Null((await bench.VerifyAsync()).Fault);
        Assert.Equal(AuditFaultKind.NotTheAnchored, (await bench.FaultAsync(anchor)).Kind);

        await bench.AttackAsync(Delete("TRUE"));
        Assert.Contains("操作日志是空的", (await bench.FaultAsync(anchor)).Text);
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_a_holder_of_the_key_file_rewrites_is_found_with_an_anchor(DatabaseProvider provider)
    {
        await using var bench = await OpenAsync(provider, Lines);
        var anchor = await bench.AnchorAsync(30);
        await bench.RewriteAsync(12, "harmless");

        Assert.Null((await bench.VerifyAsync()).Fault);
        var fault = await bench.FaultAsync(anchor);
        Assert.Equal((30, AuditFaultKind.NotTheAnchored), (fault.Id, fault.Kind));
    }

    private static string Copy(long from, long to) =>
        $"""
            INSERT INTO "AuditEntries" ("Id", "At", "Actor", "Action", "CohortYear", "StudentId", "Details", "Hash")
            SELECT {to}, "At", "Actor", "Action", "CohortYear", "StudentId", "Details", "Hash"
            FROM "AuditEntries" WHERE "Id" = {from}
            """;

    private static async Task<(long, AuditFaultKind)> KindAsync(AuditBench bench)
    {
        var fault = await bench.FaultAsync();
        return (fault.Id, fault.Kind);
    }

    /// <summary>Statements that put another log's lines in the place of a log's own.</summary>
    private static async Task<List<Func<AuditBench, string>>> LinesOfAsync(AuditBench other)
    {
        await using var db = other.Database.Factory.CreateDbContext();
        return
        [
            .. db
                .AuditEntries.ToList()
                .Select(entry =>
                    (Func<AuditBench, string>)(
                        bench =>
                            Set(
                                entry.Id,
                                $"\"At\" = {bench.Instant(entry.At)}, \"Actor\" = '{entry.Actor}', "
                                    + $"\"Action\" = '{entry.Action}', \"Details\" = '{entry.Details}', "
                                    + $"\"CohortYear\" = {entry.CohortYear?.ToString() ?? "NULL"}, "
                                    + $"\"StudentId\" = {entry.StudentId?.ToString() ?? "NULL"}, "
                                    + $"\"Hash\" = {bench.Bytes(entry.Hash)}"
                            )
                    )
                ),
        ];
    }
}
