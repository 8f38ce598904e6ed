using System.Globalization;
using System.Security.Cryptography;
using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Gradcheck.Domain.Tests.Audit;

/// <summary>An audit log, and somebody who can write to its database behind the program's back.</summary>
internal sealed class AuditBench(TestDatabase database) : IAsyncDisposable
{
    public TestDatabase Database => database;
    public FakeTimeProvider Clock { get; } =
        new(new DateTimeOffset(2008, 12, 3, 9, 0, 0, 123, 456, TimeSpan.FromHours(8)));

    public static async Task<AuditBench> OpenAsync(DatabaseProvider provider, int lines)
    {
        var bench = new AuditBench(await TestDatabase.CreateAsync(provider));
        for (var i = 1; i <= lines; i += 10)
            await bench.WriteAsync(Math.Min(10, lines - i + 1));
        return bench;
    }

    /// <summary>Writes lines in one transaction, as a use case does.</summary>
    public Task<Result<int>> WriteAsync(int lines, GradcheckDbFactory? factory = null) =>
        new Writer(factory ?? database.Factory, Clock, new OutboxSignal()).WriteAsync<int>(
            "key:BENCH123",
            scope =>
            {
                Clock.Advance(TimeSpan.FromMilliseconds(1.5));
                for (var i = 0; i < lines; i++)
                    Add(scope, i);
                return Task.FromResult<Result<int>>(lines);
            }
        );

    public static void Add(WriteScope scope, int i) =>
        scope.Audit(
            $"action-{i % 7}",
            i % 3 == 0 ? null : 2009,
            i % 4 == 0 ? null : 1000 + i,
            i % 5 == 0 ? null : new { number = i, 说明 = "编号" }
        );

    public async Task<AuditVerdict> VerifyAsync(AuditAnchor? anchor = null)
    {
        await using var db = database.Factory.CreateDbContext();
        return await AuditVerification.RunAsync(db, anchor);
    }

    public async Task<AuditFault> FaultAsync(AuditAnchor? anchor = null)
    {
        var verdict = await VerifyAsync(anchor);
        Assert.NotNull(verdict.Fault);
        return verdict.Fault;
    }

    public async Task<AuditAnchor> AnchorAsync(long id)
    {
        await using var db = database.Factory.CreateDbContext();
        var entry = await db.AuditEntries.SingleAsync(e => e.Id == id);
        return AuditAnchor.Of(entry.Id, entry.Hash);
    }

    /// <summary>Runs SQL as the owner of the database would, with the triggers out of the way.</summary>
    public async Task AttackAsync(params string[] statements)
    {
        await using var db = database.Factory.CreateDbContext();
        await DropTriggersAsync(db);
        foreach (var statement in statements)
            await ExecuteAsync(db, statement);
    }

    public static Task DropTriggersAsync(GradcheckDb db) =>
        ExecuteAsync(
            db,
            db.Database.IsNpgsql()
                ? """ALTER TABLE "AuditEntries" DISABLE TRIGGER USER"""
                : """
                DROP TRIGGER IF EXISTS "AuditEntries_no_update";
                DROP TRIGGER IF EXISTS "AuditEntries_no_delete";
                DROP TRIGGER IF EXISTS "AuditEntries_no_replace";
                """
        );

    public static Task ExecuteAsync(GradcheckDb db, string sql) =>
        db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{").Replace("}", "}}"));

    /// <summary>A binary literal.</summary>
    public string Bytes(byte[] value) =>
        database.Options.Provider == DatabaseProvider.Postgres
            ? $"""'\x{Convert.ToHexString(value)}'::bytea"""
            : $"x'{Convert.ToHexString(value)}'";

    /// <summary>An instant literal.</summary>
    public string Instant(DateTimeOffset at) =>
        database.Options.Provider == DatabaseProvider.Postgres
            ? $"'{at.UtcDateTime:O}'::timestamptz"
            : $"{at.ToUnixTimeMilliseconds()}";

    /// <summary>Writes the log anew from a position on, as only a holder of the key file can.</summary>
    public async Task RewriteAsync(long from, string action)
    {
        await using var db = database.Factory.CreateDbContext();
        var entries = await db.AuditEntries.AsNoTracking().OrderBy(e => e.Id).ToListAsync();
        var chain = new AuditChain(TestKeyring.Instance.AuditMac);
        var previous = AuditChain.Beginning;
        var statements = new List<string>();
        foreach (var entry in entries)
        {
            var content = AuditContent.Of(entry);
            if (entry.Id == from)
                content = content with { Action = System.Text.Encoding.UTF8.GetBytes(action) };
            previous = chain.Next(previous, content);
            if (entry.Id == from)
                statements.Add(Set(entry.Id, $"\"Action\" = '{action}'"));
            if (entry.Id >= from)
                statements.Add(Set(entry.Id, $"\"Hash\" = {Bytes(previous)}"));
        }

        await AttackAsync([.. statements]);
    }

    public static string Set(long id, string assignment) =>
        string.Create(CultureInfo.InvariantCulture, $"UPDATE \"AuditEntries\" SET {assignment} WHERE \"Id\" = {id}");

    public static string Delete(string condition) => $"DELETE FROM \"AuditEntries\" WHERE {condition}";

    /// <summary>Gives a line another position.</summary>
    public static string Move(long from, long to) => Set(from, $"\"Id\" = {to}");

    public static byte[] RandomHash() => RandomNumberGenerator.GetBytes(AuditChain.HashSize);

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
