using System.Data.Common;
using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Secrets;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Storage.Backup;

/// <summary>Whether a database is whole: its pages, its references, its audit log, and its keys.</summary>
internal static class DatabaseCheck
{
    /// <returns>The first thing that is wrong: <c>keys-differ</c> or <c>database-damaged</c>; null when it is whole.</returns>
    public static async Task<Refusal?> RunAsync(GradcheckDb db, CancellationToken cancel)
    {
        try
        {
            if (!db.Database.IsNpgsql() && await SqliteFaultAsync(db, cancel) is { } fault)
                return Damaged(fault);
            if (await KeyStamps.ExplainAsync(db, cancel) is { } wrongKeys)
                return Refusal.Conflict("keys-differ", wrongKeys);
            var audit = await AuditVerification.RunAsync(db, anchor: null, cancel);
            return audit.Fault is { } broken ? Damaged($"操作日志对不上：{broken.Text}") : null;
        }
        catch (DbException exception)
        {
            return Damaged(exception.Message);
        }
    }

    private static Refusal Damaged(string what) => Refusal.Conflict("database-damaged", "数据库不完整。", what);

    private static async Task<string?> SqliteFaultAsync(GradcheckDb db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA integrity_check(1)";
            if (await command.ExecuteScalarAsync(cancel) is var pages and not "ok")
                return $"integrity_check：{pages}";
            command.CommandText = "PRAGMA foreign_key_check";
            await using var orphans = await command.ExecuteReaderAsync(cancel);
            return await orphans.ReadAsync(cancel) ? $"foreign_key_check：{orphans.GetString(0)}" : null;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
