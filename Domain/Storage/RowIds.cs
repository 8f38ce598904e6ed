using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Gradcheck.Domain.Storage;

/// <summary>Takes ids for rows that are about to be inserted and have to know them before. There is one writer at a time.</summary>
internal static class RowIds
{
    /// <summary>Reserves a run of ids that no row of the table ever had.</summary>
    /// <param name="db">The context, in a write transaction.</param>
    /// <param name="entity">The entity type; its key is one number that the database gives out.</param>
    /// <param name="count">How many; at least one.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The first of them.</returns>
    public static async Task<long> ReserveAsync(
        GradcheckDb db,
        IEntityType entity,
        int count,
        CancellationToken cancel = default
    )
    {
        var table = entity.GetTableName()!;
        if (!db.Database.IsNpgsql())
        {
            var nextIds = db.Notes.NextIds;
            if (!nextIds.TryGetValue(table, out var first))
                first = 1 + await LastOnSqliteAsync(db, table, cancel);
            nextIds[table] = first + count;
            return first;
        }

        var quoted = $"\"{table}\"";
        var last = await db
            .Database.SqlQuery<long>(
                $"""
                SELECT setval(s.name, nextval(s.name) + {count - 1}) AS "Value"
                FROM (SELECT pg_get_serial_sequence({quoted}, 'Id') AS name) s
                """
            )
            .ToListAsync(cancel);
        return last[0] - count + 1;
    }

    /// <summary>SQLite keeps the highest id ever given out and moves it on by itself when a higher one is inserted.</summary>
    private static Task<long> LastOnSqliteAsync(GradcheckDb db, string table, CancellationToken cancel) =>
        db
            .Database.SqlQuery<long>(
                $"SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = {table}), 0) AS \"Value\""
            )
            .SingleAsync(cancel);
}
