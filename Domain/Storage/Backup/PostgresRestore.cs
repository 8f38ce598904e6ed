using System.Globalization;
using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Secrets;
using Npgsql;

namespace Gradcheck.Domain.Storage.Backup;

/// <summary>
/// Restores a dump into a new database beside the old one, checks it there, and exchanges their names. Needs the right to
/// create databases.
/// </summary>
public static class PostgresRestore
{
    /// <inheritdoc cref="SqliteRestore.RunAsync"/>
    public static async Task<Result<RestoredDatabase>> RunAsync(
        DatabaseOptions options,
        Keyring keyring,
        string backup,
        bool replaceNewer,
        DateTimeOffset now,
        CancellationToken cancel = default
    )
    {
        if (!(await BackupManifest.ReadAsync(backup, cancel)).TryGet(out var manifest, out var refusal))
            return refusal;
        if (manifest.Provider != DatabaseProvider.Postgres)
            return Refusal.Conflict("backup-other-engine", "这是 SQLite 的备份，不能恢复到 PostgreSQL。");
        var server = new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false };
        var name = server.Database!;
        var stamp = CampusTime.ToLocal(now).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        var (fresh, old) = ($"{name}_new_{stamp}", $"{name}_before_{stamp}");
        await using var desk = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = "postgres" }.ConnectionString
        );
        try
        {
            await desk.OpenAsync(cancel);
            var exists = await CountAsync(desk, "SELECT count(*) FROM pg_database WHERE datname = @name", name) > 0;
            if (await CountAsync(desk, "SELECT count(*) FROM pg_stat_activity WHERE datname = @name", name) > 0)
                return SqliteRestore.InUse;
            await ExecuteAsync(desk, $"CREATE DATABASE {Quoted(fresh)}");
            var restored = await FillAsync(server, keyring, backup, fresh, cancel);
            if (restored.TryGet(out var restoredTo, out refusal))
            {
                var replaced = exists ? await HeadAsync(server, keyring, name, cancel) : null;
                if (replaced > restoredTo && !replaceNewer)
                    refusal = SqliteRestore.Newer(replaced.Value, restoredTo);
                else
                {
                    if (exists)
                        await ExecuteAsync(desk, $"ALTER DATABASE {Quoted(name)} RENAME TO {Quoted(old)}");
                    await ExecuteAsync(desk, $"ALTER DATABASE {Quoted(fresh)} RENAME TO {Quoted(name)}");
                    return new RestoredDatabase(exists ? old : null, restoredTo, replaced, manifest);
                }
            }

            await ExecuteAsync(desk, $"DROP DATABASE {Quoted(fresh)}");
            return refusal;
        }
        catch (NpgsqlException exception)
        {
            return Refusal.Conflict(
                "postgres-refused",
                "PostgreSQL 不允许恢复，现有数据库没有改动。恢复需要能新建数据库的账号（CREATEDB）。",
                exception.Message
            );
        }
    }

    private static async Task<Result<long>> FillAsync(
        NpgsqlConnectionStringBuilder server,
        Keyring keyring,
        string backup,
        string database,
        CancellationToken cancel
    )
    {
        string[] restore = ["--no-owner", "--no-privileges", "--exit-on-error", $"--dbname={database}", backup];
        if (await PostgresTools.RunAsync("pg_restore", server, restore, cancel) is { } failed)
            return failed;
        await using var factory = Open(server, keyring, database);
        await using var db = factory.CreateDbContext();
        return await DatabaseCheck.RunAsync(db, cancel) is { } fault
            ? fault
            : (await AuditHead.ReadAsync(db, cancel)).Id;
    }

    /// <summary>The last line of a database's log; null when it is not, or not yet, one of ours.</summary>
    private static async Task<long?> HeadAsync(
        NpgsqlConnectionStringBuilder server,
        Keyring keyring,
        string database,
        CancellationToken cancel
    )
    {
        await using var factory = Open(server, keyring, database);
        await using var db = factory.CreateDbContext();
        try
        {
            return (await AuditHead.ReadAsync(db, cancel)).Id;
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return null;
        }
    }

    private static GradcheckDbFactory Open(NpgsqlConnectionStringBuilder server, Keyring keyring, string database) =>
        new(
            new DatabaseOptions
            {
                Provider = DatabaseProvider.Postgres,
                ConnectionString = new NpgsqlConnectionStringBuilder(server.ConnectionString)
                {
                    Database = database,
                }.ConnectionString,
            },
            keyring
        );

    private static async Task<long> CountAsync(NpgsqlConnection desk, string sql, string name)
    {
        await using var command = new NpgsqlCommand(sql, desk);
        command.Parameters.AddWithValue("name", name);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection desk, string sql)
    {
        await using var command = new NpgsqlCommand(sql, desk);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A name cannot be a parameter.</summary>
    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
