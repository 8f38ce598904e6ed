using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Secrets;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Domain.Tests.Secrets;

public sealed class KeyRotationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("gradcheck-ring-").FullName;

    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    private string KeyPath => Path.Combine(folder, "keys.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, MemberData(nameof(Providers))]
    public async Task A_database_and_other_keys_do_not_start_together(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var own = TestKeyring.Instance.Keys;
        var foreign = KeySet.Create(DateTimeOffset.UnixEpoch);
        foreach (
            var (keys, said) in new[]
            {
                (foreign, "不配套"),
                (own with { IndexKey = foreign.IndexKey }, "密钥 index 不同"),
                (own with { AuditKey = foreign.AuditKey }, "密钥 audit 不同"),
                (own with { DataKeys = [foreign.Rotate(default).Current] }, "缺少数据库用过的密钥 data-1"),
            }
        )
        {
            await using var factory = new GradcheckDbFactory(database.Options, Keyring.Of(keys));
            var refused = await Assert.ThrowsAsync<KeyFileException>(() => DatabaseMigration.MigrateAsync(factory));
            Assert.Contains(said, refused.Message);
        }

        // None of them has left anything behind.
        await DatabaseMigration.MigrateAsync(database.Factory);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task After_rotate_and_rewrap_everything_opens_with_the_new_key_alone(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var students = await SealedRowsTests.AddAsync(database, 700);
        KeyFile.Write(KeyPath, TestKeyring.Instance.Keys);
        await using var factory = new GradcheckDbFactory(database.Options, Keyring.Load(KeyPath));
        var writer = new Writer(factory, TimeProvider.System, new OutboxSignal());

        Assert.Equal(2, await RotateKeys.RotateAsync(factory, writer, KeyPath, DateTimeOffset.UnixEpoch));
        Assert.Equal("key-in-use", (await RotateKeys.DropAsync(factory, writer, KeyPath, 1)).Refusal!.Code);
        Assert.Equal("key-current", (await RotateKeys.DropAsync(factory, writer, KeyPath, 2)).Refusal!.Code);
        Assert.Equal("key-unknown", (await RotateKeys.DropAsync(factory, writer, KeyPath, 3)).Refusal!.Code);
        Assert.Equal(1400, await Rewrap.RunAsync(factory, _ => { }));
        Assert.Equal(0, await Rewrap.RunAsync(factory, _ => { }));
        Assert.Equal(1, (await RotateKeys.DropAsync(factory, writer, KeyPath, 1)).Value);

        await using var newKeyOnly = new GradcheckDbFactory(database.Options, Keyring.Load(KeyPath));
        Assert.Equal(2, Assert.Single(newKeyOnly.Keyring.Keys.DataKeys).Id);
        await DatabaseMigration.MigrateAsync(newKeyOnly);
        await using var db = newKeyOnly.CreateDbContext();
        Assert.Equal(
            students.Select(s => s.IdNumber).Order(),
            (await db.Students.AsNoTracking().ToListAsync()).Select(s => s.IdNumber).Order()
        );
        var log = await db.AuditEntries.OrderBy(e => e.Id).Select(e => e.Action).ToListAsync();
        Assert.Equal(["data-key-rotated", "data-key-dropped"], log);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_rewrap_runs_while_others_read_and_write(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await SealedRowsTests.AddAsync(database, 600);
        KeyFile.Write(KeyPath, TestKeyring.Instance.Keys);
        // The server's own factory, with its own view of the key file.
        await using var server = new GradcheckDbFactory(database.Options, Keyring.Load(KeyPath));
        var serverWriter = new Writer(server, TimeProvider.System, new OutboxSignal());
        await using var cli = new GradcheckDbFactory(database.Options, Keyring.Load(KeyPath));
        var cliWriter = new Writer(cli, TimeProvider.System, new OutboxSignal());
        await RotateKeys.RotateAsync(cli, cliWriter, KeyPath, DateTimeOffset.UnixEpoch);

        var written = 0;
        using var rewrapped = new CancellationTokenSource();
        var work = Task.Run(async () =>
        {
            do
            {
                await serverWriter.WriteAsync<bool>(
                    "test",
                    async scope =>
                    {
                        var student = await scope.Db.Students.OrderBy(s => s.Id).Skip(written % 600).FirstAsync();
                        Assert.NotEmpty(student.IdNumber);
                        student.Replace(student.ToRecord() with { Remark = $"第 {++written} 次" });
                        return true;
                    }
                );
            } while (!rewrapped.IsCancellationRequested);
        });
        await Rewrap.RunAsync(cli, _ => { });
        await rewrapped.CancelAsync();
        await work;

        await using var db = server.CreateDbContext();
        Assert.Equal(600, (await db.Students.AsNoTracking().ToListAsync()).Count(s => s.IdNumber.Length > 0));
        Assert.True(written > 0);
        Assert.Equal(0, (await Rewrap.CountAsync(db))[1]);
    }

    [Fact]
    public async Task A_damaged_value_stops_the_rewrap_and_names_its_place()
    {
        await using var database = await TestDatabase.CreateAsync();
        await SealedRowsTests.AddAsync(database, 2);
        KeyFile.Write(KeyPath, TestKeyring.Instance.Keys.Rotate(DateTimeOffset.UnixEpoch));
        await using var factory = new GradcheckDbFactory(database.Options, Keyring.Load(KeyPath));
        await using (var db = factory.CreateDbContext())
            await db.Database.ExecuteSqlRawAsync("UPDATE \"Students\" SET \"IdNumber\" = \"Issued\" WHERE \"Id\" = 2");

        var broken = await Assert.ThrowsAsync<SealBrokenException>(() => Rewrap.RunAsync(factory, _ => { }));
        Assert.Equal("Students/IdNumber/2", broken.Place);
    }
}
