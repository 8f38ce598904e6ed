using Gradcheck.Domain.Secrets;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Storage.Backup;

/// <summary>
/// Copies a SQLite database while others read and write it: <c>VACUUM INTO</c> reads one state and takes no space over
/// that is free, so what was removed before is not in the copy.
/// </summary>
public static class SqliteBackup
{
    /// <summary>Writes the backup and its manifest, both readable for their owner only, and checks the copy.</summary>
    /// <param name="factory">The database.</param>
    /// <param name="file">Where to; there must be no such file yet.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="cancel">Cancels; nothing is left behind.</param>
    public static async Task<Result<BackupManifest>> RunAsync(
        GradcheckDbFactory factory,
        string file,
        DateTimeOffset now,
        CancellationToken cancel = default
    )
    {
        var fresh = PrivateFile.BesideOf(file);
        File.Delete(fresh);
        try
        {
            // SQLite fills an empty file and leaves its permissions alone.
            await PrivateFile.Create(fresh).DisposeAsync();
            await using (var db = factory.CreateDbContext())
            {
                db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
                await db.Database.ExecuteSqlAsync($"VACUUM INTO {fresh}", cancel);
            }

            BackupManifest manifest;
            await using (var copy = OpenCopy(fresh, factory.Keyring))
            {
                await using var db = copy.CreateDbContext();
                if (await DatabaseCheck.RunAsync(db, cancel) is { } fault)
                    return fault;
                manifest = await BackupManifest.DescribeAsync(db, now, cancel);
            }

            // Only now: looking at the copy touched its header.
            return await manifest.PublishAsync(fresh, file, cancel);
        }
        finally
        {
            foreach (var suffix in new[] { "", "-wal", "-shm" })
                File.Delete(fresh + suffix);
        }
    }

    /// <summary>A database file of its own, let go of as soon as it is closed.</summary>
    internal static GradcheckDbFactory OpenCopy(string file, Keyring keyring) =>
        new(new DatabaseOptions { ConnectionString = $"Data Source={file};Pooling=False" }, keyring);
}
