using System.Globalization;
using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Secrets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Storage.Backup;

/// <summary>Puts a backup in the place of a SQLite database that nobody uses; the old one stays beside it.</summary>
public static class SqliteRestore
{
    /// <param name="options">The database to replace.</param>
    /// <param name="keyring">The keys of the settings; they have to be the backup's.</param>
    /// <param name="backup">The backup file.</param>
    /// <param name="replaceNewer">Whether a database that goes on after the backup may be replaced.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="cancel">Cancels before anything is replaced.</param>
    /// <returns>
    /// Where the old database is now, or a refusal; then the database is as it was: those of
    /// <see cref="BackupManifest.ReadAsync"/>, <c>backup-other-engine</c>, <c>database-in-use</c>,
    /// <c>database-newer</c>, <c>keys-differ</c>, <c>database-damaged</c>.
    /// </returns>
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
        if (manifest.Provider != DatabaseProvider.Sqlite)
            return Refusal.Conflict("backup-other-engine", $"这是 {manifest.Provider} 的备份，不能恢复到 SQLite。");
        var file = Path.GetFullPath(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var serverLock = SqliteServerLock.TryTake(file);
        if (serverLock is null || !LetGo(file))
            return InUse;

        var fresh = PrivateFile.BesideOf(file);
        File.Delete(fresh);
        try
        {
            await PrivateFile.CopyAsync(backup, fresh, cancel);
            long restoredTo;
            await using (var copy = SqliteBackup.OpenCopy(fresh, keyring))
            {
                await using var db = copy.CreateDbContext();
                if (await DatabaseCheck.RunAsync(db, cancel) is { } fault)
                    return fault;
                restoredTo = (await AuditHead.ReadAsync(db, cancel)).Id;
            }

            var replaced = await ReplacedHeadAsync(file, keyring, cancel);
            if (replaced > restoredTo && !replaceNewer)
                return Newer(replaced.Value, restoredTo);
            return Replace(file, fresh, new RestoredDatabase(null, restoredTo, replaced, manifest), now);
        }
        finally
        {
            foreach (var suffix in new[] { "", "-wal", "-shm" })
                File.Delete(fresh + suffix);
        }
    }

    private static RestoredDatabase Replace(string file, string fresh, RestoredDatabase restored, DateTimeOffset now)
    {
        string? old = null;
        if (File.Exists(file))
        {
            var stamp = CampusTime.ToLocal(now).ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
            old = $"{file}.before-restore-{stamp}";
            File.Move(file, old);
        }

        File.Move(fresh, file);
        return restored with { Old = old };
    }

    /// <summary>Writes everything of the WAL back and sees whether anybody else has the file open.</summary>
    private static bool LetGo(string file)
    {
        if (!File.Exists(file))
            return true;
        try
        {
            using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Default Timeout=1");
            connection.Open();
            using var command = connection.CreateCommand();
            // Leaving WAL needs the file for oneself alone; it also removes the WAL.
            command.CommandText = "PRAGMA journal_mode=DELETE";
            return command.ExecuteScalar() is "delete";
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is 5 or 6)
        {
            // SQLITE_BUSY, SQLITE_LOCKED.
            return false;
        }
        catch (SqliteException)
        {
            // A database that is damaged beyond opening is what restores are for.
            return true;
        }
    }

    /// <summary>The last line of the log of the database in place; null when there is none that can be read.</summary>
    private static async Task<long?> ReplacedHeadAsync(string file, Keyring keyring, CancellationToken cancel)
    {
        if (!File.Exists(file) || new FileInfo(file).Length == 0)
            return null;
        try
        {
            await using var present = SqliteBackup.OpenCopy(file, keyring);
            await using var db = present.CreateDbContext();
            return (await AuditHead.ReadAsync(db, cancel)).Id;
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    internal static Refusal InUse { get; } =
        Refusal.Conflict("database-in-use", "数据库正在使用，不能恢复。请先停止服务和其他命令，再运行 restore。");

    internal static Refusal Newer(long replaced, long restoredTo) =>
        Refusal.Conflict(
            "database-newer",
            $"现有数据库比备份新：操作日志到第 {replaced} 条，备份只到第 {restoredTo} 条，恢复会丢掉之后的改动。",
            "确定要退回到备份，请加上 --yes；现有数据库会改名保留。"
        );
}

/// <summary>What a restore did.</summary>
/// <param name="Old">Where the replaced database is now; null when there was none.</param>
/// <param name="RestoredTo">The last line of the restored audit log.</param>
/// <param name="Replaced">The last line of the replaced one; null when there was none.</param>
/// <param name="Manifest">The backup's.</param>
public sealed record RestoredDatabase(string? Old, long RestoredTo, long? Replaced, BackupManifest Manifest);
