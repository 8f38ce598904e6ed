using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Storage.Bulk;

/// <summary>Takes ids for students who are about to be inserted in bulk. There is one writer at a time.</summary>
internal static class StudentIds
{
    /// <summary>Reserves a run of ids that no student ever had.</summary>
    /// <param name="db">The context, in a write transaction.</param>
    /// <param name="count">How many; at least one.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The first of them.</returns>
    public static async Task<long> ReserveAsync(GradcheckDb db, int count, CancellationToken cancel)
    {
        if (!db.Database.IsNpgsql())
        {
            // SQLite keeps the highest id ever given out and moves it on by itself when a higher one is inserted.
            return 1
                + await db
                    .Database.SqlQuery<long>(
                        $"SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'Students'), 0) AS \"Value\""
                    )
                    .SingleAsync(cancel);
        }

        var last = await db
            .Database.SqlQuery<long>(
                $"""
                SELECT setval(s.name, nextval(s.name) + {count - 1}) AS "Value"
                FROM (SELECT pg_get_serial_sequence('"Students"', 'Id') AS name) s
                """
            )
            .ToListAsync(cancel);
        return last[0] - count + 1;
    }
}
