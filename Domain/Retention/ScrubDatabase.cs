using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Retention;

/// <summary>
/// After rows were removed, removes their bytes. SQLite overwrites deleted content (<c>secure_delete</c>), but pages that
/// were split or joined may keep copies, and the WAL keeps every page as it was: so the file is rebuilt, and the WAL is
/// written back and cut to nothing. PostgreSQL rewrites the tables and their statistics; its WAL and backups are the
/// administrator's to expire.
/// </summary>
public static class ScrubDatabase
{
    /// <summary>Scrubs; other writers wait a moment.</summary>
    /// <returns>
    /// False when somebody was still reading an older state, so that the WAL could not be cut yet: try again later.
    /// </returns>
    public static async Task<bool> RunAsync(GradcheckDbFactory factory, CancellationToken cancel = default)
    {
        using var turn = await factory.WriteTurns.TakeAsync(cancel);
        await using var db = factory.CreateDbContext();
        // A big database takes a while, and half of it would be no use.
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        if (db.Database.IsNpgsql())
        {
            var tables = PurgeTables
                .All.Where(t => t.Treatment != PurgeTreatment.Kept)
                .Select(t => $"\"{db.Model.FindEntityType(t.Entity)!.GetTableName()}\"");
            var rewrite = "VACUUM (FULL, ANALYZE) " + string.Join(", ", tables);
            await db.Database.ExecuteSqlRawAsync(rewrite, cancel);
            return true;
        }

        await db.Database.OpenConnectionAsync(cancel);
        await db.Database.ExecuteSqlRawAsync("VACUUM", cancel);
        await using var checkpoint = db.Database.GetDbConnection().CreateCommand();
        checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await using var answer = await checkpoint.ExecuteReaderAsync(cancel);
        return await answer.ReadAsync(cancel) && answer.GetInt32(0) == 0;
    }
}
