using Npgsql;

namespace Gradcheck.Domain.Storage.Backup;

/// <summary>Dumps a PostgreSQL database with <c>pg_dump</c>, which reads one state while others write.</summary>
public static class PostgresBackup
{
    /// <summary>Writes the dump (custom format) and its manifest, both readable for their owner only.</summary>
    /// <param name="factory">The database.</param>
    /// <param name="file">Where to; there must be no such file yet.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="cancel">Cancels; nothing is left behind.</param>
    /// <returns>The manifest, or a refusal; of the dump itself only its table of contents is checked.</returns>
    public static async Task<Result<BackupManifest>> RunAsync(
        GradcheckDbFactory factory,
        string file,
        DateTimeOffset now,
        CancellationToken cancel = default
    )
    {
        var server = new NpgsqlConnectionStringBuilder(factory.Options.ConnectionString);
        var fresh = PrivateFile.BesideOf(file);
        File.Delete(fresh);
        try
        {
            BackupManifest manifest;
            await using (var db = factory.CreateDbContext())
            {
                if (await DatabaseCheck.RunAsync(db, cancel) is { } fault)
                    return fault;
                // Before the dump: what the manifest names is surely in it.
                manifest = await BackupManifest.DescribeAsync(db, now, cancel);
            }

            await PrivateFile.Create(fresh).DisposeAsync();
            string[] dump = ["--format=custom", "--no-owner", "--no-privileges", $"--file={fresh}", server.Database!];
            if (await PostgresTools.RunAsync("pg_dump", server, dump, cancel) is { } failed)
                return failed;
            if (await PostgresTools.RunAsync("pg_restore", server, ["--list", fresh], cancel) is { } unreadable)
                return unreadable;
            return await manifest.PublishAsync(fresh, file, cancel);
        }
        finally
        {
            File.Delete(fresh);
        }
    }
}
