using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Secrets;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Domain.Tests.Audit;

public sealed class AuditChainTests
{
    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_log_as_the_program_writes_it_fits(DatabaseProvider provider)
    {
        await using var bench = await AuditBench.OpenAsync(provider, 0);
        Assert.Equal(new AuditVerdict(0, null, null), await bench.VerifyAsync());

        await bench.WriteAsync(1);
        await bench.WriteAsync(25);
        Assert.Equal(new AuditVerdict(26, await bench.AnchorAsync(26), null), await bench.VerifyAsync());
    }

    [Fact]
    public async Task The_same_line_has_the_same_hash_on_every_database()
    {
        var hashes = new HashSet<string>();
        foreach (var provider in TestDatabase.Providers)
        {
            await using var bench = await AuditBench.OpenAsync((DatabaseProvider)provider[0], 30);
            hashes.Add((await bench.AnchorAsync(30)).Hash);
        }

        Assert.Single(hashes);
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_is_undone_leaves_no_gap(DatabaseProvider provider)
    {
        await using var bench = await AuditBench.OpenAsync(provider, 5);
        await using (var transaction = await WriteTransaction.BeginAsync(bench.Database.Factory))
        {
            await RunAsync(transaction, 3, Refusal.Invalid("test", "不行"));
            await RunAsync(transaction, 2, 2);
            await Assert.ThrowsAsync<InvalidOperationException>(() =>
                transaction.RunAsync<int>(
                    "system",
                    bench.Clock.GetUtcNow(),
                    async scope =>
                    {
                        AuditBench.Add(scope, 1);
                        await scope.Db.SaveChangesAsync();
                        AuditBench.Add(scope, 2);
                        throw new InvalidOperationException("broken");
                    }
                )
            );
            await RunAsync(transaction, 1, 1);
            await transaction.CommitAsync();
        }

        await bench.WriteAsync(2);
        Assert.Equal((10, null), ((await bench.VerifyAsync()).Count, (await bench.VerifyAsync()).Fault));

        Task<Result<int>> RunAsync(WriteTransaction transaction, int lines, Result<int> result) =>
            transaction.RunAsync(
                "system",
                bench.Clock.GetUtcNow(),
                scope =>
                {
                    for (var i = 0; i < lines; i++)
                        AuditBench.Add(scope, i);
                    return Task.FromResult(result);
                }
            );
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Many_writers_in_two_processes_make_one_chain(DatabaseProvider provider)
    {
        const int Writes = 60;
        await using var bench = await AuditBench.OpenAsync(provider, 1);
        await using var second = new GradcheckDbFactory(bench.Database.Options, TestKeyring.Instance);
        var clock = TimeProvider.System;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Writes),
            new ParallelOptions { MaxDegreeOfParallelism = 12 },
            async (i, cancel) =>
            {
                var factory = i % 2 == 0 ? bench.Database.Factory : second;
                await new Writer(factory, clock, new OutboxSignal()).WriteAsync<int>(
                    "system",
                    scope =>
                    {
                        AuditBench.Add(scope, i);
                        AuditBench.Add(scope, i + 1);
                        return Task.FromResult<Result<int>>(i % 5 == 4 ? Refusal.Invalid("test", "不行") : i);
                    },
                    cancel
                );
            }
        );

        var verdict = await bench.VerifyAsync();
        Assert.Equal((1 + (2 * Writes * 4 / 5), null), (verdict.Count, verdict.Fault));
    }

    [Fact]
    public async Task Without_the_key_file_no_line_fits()
    {
        await using var bench = await AuditBench.OpenAsync(DatabaseProvider.Sqlite, 3);
        await using var other = new GradcheckDbFactory(
            bench.Database.Options,
            Keyring.Of(KeySet.Create(DateTimeOffset.UnixEpoch))
        );
        await using var db = other.CreateDbContext();

        Assert.Equal(1, (await AuditVerification.RunAsync(db)).Fault?.Id);
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_last_lines_can_be_looked_at_alone(DatabaseProvider provider)
    {
        await using var bench = await AuditBench.OpenAsync(provider, 40);
        await bench.AttackAsync(AuditBench.Set(20, "\"Details\" = 'x'"));
        await using var db = bench.Database.Factory.CreateDbContext();

        Assert.Null((await AuditVerification.TailAsync(db, 19)).Fault);
        Assert.Equal(20, (await AuditVerification.TailAsync(db, 21)).Fault?.Id);
        Assert.Equal(20, (await AuditVerification.TailAsync(db, 1000)).Fault?.Id);
        await bench.AttackAsync(AuditBench.Delete("\"Id\" = 35"));
        Assert.Equal(35, (await AuditVerification.TailAsync(db, 19)).Fault?.Id);
    }

    [Fact]
    public async Task An_instant_is_kept_in_whole_milliseconds()
    {
        await using var bench = await AuditBench.OpenAsync(DatabaseProvider.Sqlite, 1);
        await using var db = bench.Database.Factory.CreateDbContext();
        Assert.Equal(0, (await db.AuditEntries.SingleAsync()).At.Microsecond);
    }
}
