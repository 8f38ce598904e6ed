using System.Globalization;
using System.Text.Json;
using Gradcheck.Domain;
using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Secrets;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Cli;

/// <summary><c>backup</c> and <c>restore</c> as processes, beside a writer that does not stop.</summary>
public sealed class BackupCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("gradcheck-cli-").FullName;
    private string Backup => Path.Combine(folder, "copy.backup");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_backup_taken_while_others_write_restores_every_write_before_it(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await SettingsAsync(database.Options);
        var writer = new Writer(database.Factory, TimeProvider.System, new OutboxSignal());
        using var enough = new CancellationTokenSource();
        var committed = 0L;
        var begun = new TaskCompletionSource();
        var writing = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                Volatile.Write(ref committed, await AddLineAsync(writer));
                begun.TrySetResult();
            }
        });
        await begun.Task;

        var before = Volatile.Read(ref committed);
        var backup = await GradcheckProcess.RunAsync(folder, "backup", Backup);
        var after = Volatile.Read(ref committed);
        await enough.CancelAsync();
        await writing;

        Assert.True(backup.ExitCode == 0, backup.Output + backup.Errors);
        Assert.True(after > before, "Nothing was written while the backup was made.");
        Assert.Contains("备份里没有密钥", backup.Output);
        Assert.Contains(TestKeyring.File, backup.Output.ReplaceLineEndings(""));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Backup));
        await CloseAsync(database);

        var refused = await GradcheckProcess.RunAsync(folder, "restore", Backup);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("现有数据库比备份新", refused.Output);

        var restored = await GradcheckProcess.RunAsync(folder, "restore", Backup, "--yes");
        Assert.True(restored.ExitCode == 0, restored.Output + restored.Errors);
        Assert.Contains("改名保留", restored.Output);
        await using var factory = new GradcheckDbFactory(database.Options, TestKeyring.Instance);
        await using var db = factory.CreateDbContext();
        Assert.Null((await AuditVerification.RunAsync(db)).Fault);
        var last = await db.AuditEntries.OrderByDescending(e => e.Id).FirstAsync();
        Assert.Equal("database-restored", last.Action);
        Assert.InRange(last.Id - 1, before, after + 1);
        if (factory.SqliteFile is { } file)
        {
            var old = Assert.Single(
                Directory.GetFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + ".before-restore-*")
            );
            File.Delete(old);
        }
        else
            await DropOldAsync(database.Options);
    }

    [Fact]
    public async Task A_database_in_use_a_damaged_backup_and_other_keys_are_refused_and_nothing_changes()
    {
        var options = new DatabaseOptions
        {
            ConnectionString = $"Data Source={Path.Combine(folder, "own.db")};Pooling=False",
        };
        await SettingsAsync(options);
        await using (var factory = new GradcheckDbFactory(options, TestKeyring.Instance))
        {
            await DatabaseMigration.MigrateAsync(factory);
            await AddLineAsync(new Writer(factory, TimeProvider.System, new OutboxSignal()));
            Assert.Equal(0, (await GradcheckProcess.RunAsync(folder, "backup", Backup)).ExitCode);
            var again = await GradcheckProcess.RunAsync(folder, "backup", Backup);
            Assert.Contains("不会覆盖", again.Output);
            using var held = SqliteServerLock.TryTake(factory.SqliteFile!);
            await SaysNoAsync("数据库正在使用");
        }

        var other = KeySet.Create(DateTimeOffset.UnixEpoch);
        KeyFile.Write(Path.Combine(folder, "data", "keys.json"), other);
        await SaysNoAsync("不配套", "--yes");
        Directory.Delete(Path.Combine(folder, "data"), recursive: true);

        var bytes = await File.ReadAllBytesAsync(Backup);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(Backup, bytes);
        await SaysNoAsync("已损坏或被改动", "--yes");
    }

    private async Task SaysNoAsync(string why, params string[] more)
    {
        var before = await File.ReadAllBytesAsync(Path.Combine(folder, "own.db"));
        var (exitCode, output, _) = await GradcheckProcess.RunAsync(folder, ["restore", Backup, .. more]);
        Assert.Equal(1, exitCode);
        Assert.Contains(why, output);
        Assert.Empty(Directory.GetFiles(folder, "*.before-restore-*"));
        Assert.Equal(before.Length, (await File.ReadAllBytesAsync(Path.Combine(folder, "own.db"))).Length);
    }

    private static async Task<long> AddLineAsync(Writer writer) =>
        (
            await writer.WriteAsync<long>(
                "test",
                scope => Task.FromResult<Result<long>>(scope.Audit("tested", details: new { at = scope.Now }).Id)
            )
        ).Value;

    private static async Task CloseAsync(TestDatabase database)
    {
        if (database.Options.Provider == DatabaseProvider.Sqlite)
            Microsoft.Data.Sqlite.SqliteConnection.ClearPool(new(database.Options.ConnectionString));
        else
            await database.Factory.DisposeAsync();
    }

    private static async Task DropOldAsync(DatabaseOptions options)
    {
        var name = new NpgsqlConnectionStringBuilder(options.ConnectionString).Database;
        await using var desk = new NpgsqlConnection(TestDatabase.PostgresServer);
        await desk.OpenAsync();
        await using var find = new NpgsqlCommand(
            "SELECT datname FROM pg_database WHERE datname LIKE @name || '_before_%'",
            desk
        );
        find.Parameters.AddWithValue("name", name!);
        var old = Assert.IsType<string>(await find.ExecuteScalarAsync());
        await using var drop = new NpgsqlCommand(
            string.Create(CultureInfo.InvariantCulture, $"DROP DATABASE \"{old}\" WITH (FORCE)"),
            desk
        );
        await drop.ExecuteNonQueryAsync();
    }

    private Task SettingsAsync(DatabaseOptions options) =>
        File.WriteAllTextAsync(
            Path.Combine(folder, "appsettings.json"),
            JsonSerializer.Serialize(
                new
                {
                    Gradcheck = new { Database = new { Provider = $"{options.Provider}", options.ConnectionString } },
                }
            )
        );
}
