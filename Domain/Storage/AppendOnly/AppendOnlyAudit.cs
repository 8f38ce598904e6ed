using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Storage.AppendOnly;

/// <summary>The triggers with which the database itself refuses to change the audit log.</summary>
public static class AppendOnlyAudit
{
    private const int OnSqlite = 3;
    private const int OnPostgres = 2;

    /// <summary>Whether all of them stand. Somebody may have dropped them, or a rebuilt table lost them.</summary>
    public static async Task<bool> IsEnforcedAsync(GradcheckDb db, CancellationToken cancel = default)
    {
        var (count, all) = db.Database.IsNpgsql()
            ? (PostgresAppendOnlyAudit.Count, OnPostgres)
            : (SqliteAppendOnlyAudit.Count, OnSqlite);
        return await db.Database.SqlQueryRaw<int>(count).SingleAsync(cancel) == all;
    }

    /// <summary>Puts back those that are gone.</summary>
    internal static async Task RestoreAsync(GradcheckDb db, CancellationToken cancel)
    {
        if (!await IsEnforcedAsync(db, cancel))
        {
            await db.Database.ExecuteSqlRawAsync(
                db.Database.IsNpgsql() ? PostgresAppendOnlyAudit.Sql : SqliteAppendOnlyAudit.Sql,
                cancel
            );
        }
    }
}
