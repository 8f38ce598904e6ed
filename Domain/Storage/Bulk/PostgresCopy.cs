using Npgsql;

namespace Gradcheck.Domain.Storage.Bulk;

/// <summary>Bulk writes on PostgreSQL by binary COPY.</summary>
internal static class PostgresCopy
{
    public static async Task<int> IntoAsync<T>(
        NpgsqlConnection connection,
        string table,
        BulkColumns<T> columns,
        IEnumerable<T> rows,
        CancellationToken cancel
    )
        where T : class
    {
        var sql = $"COPY {table} ({string.Join(", ", columns.Names)}) FROM STDIN (FORMAT BINARY)";
        await using var copy = await connection.BeginBinaryImportAsync(sql, cancel);
        await foreach (var values in ReadAhead.SelectAsync(rows, columns.Read, cancel))
        {
            await copy.StartRowAsync(cancel);
            for (var i = 0; i < values.Length; i++)
            {
                if (values[i] is { } value)
                    await copy.WriteAsync(value, columns.StoreTypes[i], cancel);
                else
                    await copy.WriteNullAsync(cancel);
            }
        }

        return (int)await copy.CompleteAsync(cancel);
    }

    /// <summary>Copies the new values into a table of this transaction and updates from there.</summary>
    public static async Task<int> UpdateAsync<T>(
        NpgsqlConnection connection,
        BulkColumns<T> columns,
        IEnumerable<T> rows,
        CancellationToken cancel
    )
        where T : class
    {
        const string Staging = "\"bulk_update\"";
        var definition = columns.Names.Select((name, i) => $"{name} {columns.StoreTypes[i]}");
        await ExecuteAsync($"CREATE TEMP TABLE {Staging} ({string.Join(", ", definition)}) ON COMMIT DROP");
        await IntoAsync(connection, Staging, columns, rows, cancel);
        var set = columns.Names.Skip(1).Select(name => $"{name} = s.{name}");
        var count = await ExecuteAsync(
            $"UPDATE {columns.Table} t SET {string.Join(", ", set)} FROM {Staging} s WHERE t.{columns.Names[0]} = s.{columns.Names[0]}"
        );
        await ExecuteAsync($"DROP TABLE {Staging}");
        return count;

        async Task<int> ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteNonQueryAsync(cancel);
        }
    }
}
