using System.Data.Common;
using System.Runtime.CompilerServices;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Gradcheck.Domain.Audit;

/// <summary>
/// Streams the stored log in the order of its positions. By hand in SQL: a text is read as its bytes, because
/// reading it as text stops at a zero byte and forgives broken UTF-8, and somebody else may have written it.
/// </summary>
internal static class AuditLog
{
    private const string Sqlite = """
        SELECT "Id", "At", CAST("Actor" AS BLOB), CAST("Action" AS BLOB), "CohortYear", "StudentId",
               CAST("Details" AS BLOB), "Hash"
        FROM "AuditEntries" WHERE "Id" >= @from ORDER BY "Id"
        """;

    private const string Postgres = """
        SELECT "Id", "At", convert_to("Actor", 'UTF8'), convert_to("Action", 'UTF8'), "CohortYear"::bigint, "StudentId",
               convert_to("Details", 'UTF8'), "Hash"
        FROM "AuditEntries" WHERE "Id" >= @from ORDER BY "Id"
        """;

    /// <summary>Reads the lines from a position on, in one snapshot; joins the context's transaction if there is one.</summary>
    public static async IAsyncEnumerable<AuditLine> ReadAsync(
        GradcheckDb db,
        long from,
        [EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = db.Database.IsNpgsql() ? Postgres : Sqlite;
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@from";
            parameter.Value = from;
            command.Parameters.Add(parameter);
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
                yield return Line(reader);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static AuditLine Line(DbDataReader row)
    {
        var id = row.GetInt64(0);
        var hash = row.GetValue(7) as byte[] ?? [];
        return
            Instant(row.GetValue(1)) is { } at
            && row.GetValue(2) is byte[] actor
            && row.GetValue(3) is byte[] action
            && row.GetValue(4) is long or DBNull
            && row.GetValue(5) is long or DBNull
            && row.GetValue(6) is byte[] details
            ? new AuditLine(
                id,
                new AuditContent(id, at, actor, action, row.GetValue(4) as long?, row.GetValue(5) as long?, details),
                hash
            )
            : new AuditLine(id, null, hash);
    }

    /// <summary>Milliseconds since 1970; null for what the program never stores, such as a finer instant.</summary>
    private static long? Instant(object value) =>
        value switch
        {
            long milliseconds => milliseconds,
            DateTime instant when instant.Ticks % TimeSpan.TicksPerMillisecond == 0 => (
                instant - DateTime.UnixEpoch
            ).Ticks / TimeSpan.TicksPerMillisecond,
            _ => null,
        };
}
