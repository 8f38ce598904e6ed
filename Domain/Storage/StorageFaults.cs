using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Gradcheck.Domain.Storage;

/// <summary>Tells a database that is out of order (full, read-only, gone) from a write that broke a rule.</summary>
public static class StorageFaults
{
    private const int SqliteConstraint = 19;

    /// <summary>
    /// Whether the database itself failed: whoever asked must be told to come again later. False for a broken
    /// constraint and for every other error.
    /// </summary>
    public static bool IsOutOfOrder(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is DbException fault)
                return !IsConstraint(fault);
        }

        return exception is TimeoutException or ObjectDisposedException;
    }

    /// <summary>Whether a unique index or another constraint refused the write.</summary>
    public static bool IsConstraint(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is SqliteException { SqliteErrorCode: SqliteConstraint })
                return true;
            if (inner is PostgresException { SqlState: ['2', '3', ..] })
                return true;
        }

        return false;
    }
}
