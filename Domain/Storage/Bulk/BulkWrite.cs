using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Gradcheck.Domain.Storage.Bulk;

/// <summary>
/// Writes many rows inside the context's transaction without tracking them: prepared statements on SQLite, binary
/// COPY on PostgreSQL. The rows are enumerated once and none is kept.
/// </summary>
internal static class BulkWrite
{
    /// <summary>Inserts entities whose keys are set.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> InsertAsync<T>(DbContext db, IEnumerable<T> rows, CancellationToken cancel)
        where T : class
    {
        var columns = new BulkColumns<T>(db);
        if (db.Database.GetDbConnection() is NpgsqlConnection postgres)
            return await PostgresCopy.IntoAsync(postgres, columns.Table, columns, rows, cancel);
        var sql =
            $"INSERT INTO {columns.Table} ({string.Join(", ", columns.Names)}) "
            + $"VALUES ({string.Join(", ", columns.Names.Select((_, i) => $"?{i + 1}"))})";
        return await ExecuteForEachAsync(db, sql, columns, rows, cancel);
    }

    /// <summary>Updates some columns of entities found by their key.</summary>
    /// <param name="db">The context, in a transaction.</param>
    /// <param name="rows">The entities with the new values.</param>
    /// <param name="properties">The properties to write, without the key.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>How many.</returns>
    public static async Task<int> UpdateAsync<T>(
        DbContext db,
        IEnumerable<T> rows,
        IReadOnlyCollection<string> properties,
        CancellationToken cancel
    )
        where T : class
    {
        var columns = new BulkColumns<T>(db, p => p.IsPrimaryKey() || properties.Contains(p.Name));
        if (db.Database.GetDbConnection() is NpgsqlConnection postgres)
            return await PostgresCopy.UpdateAsync(postgres, columns, rows, cancel);
        // The key is the first property of every entity type.
        var set = columns.Names.Skip(1).Select((name, i) => $"{name} = ?{i + 2}");
        var sql = $"UPDATE {columns.Table} SET {string.Join(", ", set)} WHERE {columns.Names[0]} = ?1";
        return await ExecuteForEachAsync(db, sql, columns, rows, cancel);
    }

    private static async Task<int> ExecuteForEachAsync<T>(
        DbContext db,
        string sql,
        BulkColumns<T> columns,
        IEnumerable<T> rows,
        CancellationToken cancel
    )
        where T : class
    {
        using var statement = new SqliteStatement((SqliteConnection)db.Database.GetDbConnection(), sql);
        var count = 0;
        await foreach (var values in ReadAhead.SelectAsync(rows, columns.Read, cancel))
        {
            statement.Execute(values);
            count++;
        }

        return count;
    }
}
