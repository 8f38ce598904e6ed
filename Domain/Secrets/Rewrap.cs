using System.Data.Common;
using System.Globalization;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Storage.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Gradcheck.Domain.Secrets;

/// <summary>
/// Seals again with the current data key what older keys sealed, in small commits, so that it runs beside a working
/// server and can be stopped and begun again at any time.
/// </summary>
public static class Rewrap
{
    private const int Batch = 500;

    // Whole files: few of them fill the memory.
    private const int BatchOfFiles = 4;

    /// <summary>How many stored values each data key holds, by its id; every key of the keyring is listed.</summary>
    public static async Task<IReadOnlyDictionary<int, long>> CountAsync(
        GradcheckDb db,
        CancellationToken cancel = default
    )
    {
        await db.Database.OpenConnectionAsync(cancel);
        var counts = new Dictionary<int, long>();
        foreach (var key in db.Keyring.Keys.DataKeys)
        {
            counts[key.Id] = 0;
            foreach (var (entity, property) in Columns(db))
            {
                await using var command = Command(
                    db,
                    $"SELECT COUNT(*) FROM {Table(entity)} WHERE substr({Name(property)}, 1, 5) = @prefix",
                    ("@prefix", Keyring.PrefixOf(key.Id))
                );
                counts[key.Id] += Convert.ToInt64(
                    await command.ExecuteScalarAsync(cancel),
                    CultureInfo.InvariantCulture
                );
            }
        }

        return counts;
    }

    /// <summary>Seals again whatever is not sealed with the current key.</summary>
    /// <param name="factory">The database.</param>
    /// <param name="progress">Is told after each commit how many values are done.</param>
    /// <param name="cancel">Stops between two commits.</param>
    /// <returns>How many values were sealed again.</returns>
    /// <exception cref="SealBrokenException">A value does not open; what was done before stays done.</exception>
    public static async Task<long> RunAsync(
        GradcheckDbFactory factory,
        Action<long> progress,
        CancellationToken cancel = default
    )
    {
        List<(IEntityType, IProperty)> columns;
        await using (var db = factory.CreateDbContext())
            columns = [.. Columns(db)];
        var done = 0L;
        foreach (var (entity, property) in columns)
        {
            while (await RunBatchAsync(factory, entity, property, cancel) is var count and > 0)
                progress(done += count);
        }

        return done;
    }

    private static async Task<int> RunBatchAsync(
        GradcheckDbFactory factory,
        IEntityType entity,
        IProperty property,
        CancellationToken cancel
    )
    {
        await using var transaction = await WriteTransaction.BeginAsync(factory, cancel);
        var db = transaction.Db;
        var limit = property.ClrType == typeof(Sealed<byte[]>) ? BatchOfFiles : Batch;
        var keys = entity.FindPrimaryKey()!.Properties;
        var column = SealedModel.Column(property, db.Keyring);
        var rows = new List<(object[] Key, byte[] Envelope)>();
        await using (
            var read = Command(
                db,
                $"SELECT {string.Join(", ", keys.Select(Name))}, {Name(property)} FROM {Table(entity)} "
                    + $"WHERE substr({Name(property)}, 1, 5) <> @prefix LIMIT {limit}",
                ("@prefix", db.Keyring.CurrentPrefix)
            )
        )
        await using (var reader = await read.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
            {
                object[] key = [.. keys.Select((_, i) => reader.GetValue(i))];
                rows.Add((key, reader.GetFieldValue<byte[]>(keys.Count)));
            }
        }

        var match = string.Join(" AND ", keys.Select((key, i) => $"{Name(key)} = @key{i}"));
        foreach (var (key, envelope) in rows)
        {
            var record = string.Join('/', key.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)));
            var again = column.Seal(column.Open(envelope, record), record);
            await using var write = Command(
                db,
                $"UPDATE {Table(entity)} SET {Name(property)} = @envelope WHERE {match}",
                [("@envelope", again), .. key.Select((part, i) => ($"@key{i}", part))]
            );
            await write.ExecuteNonQueryAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        return rows.Count;
    }

    private static IEnumerable<(IEntityType, IProperty)> Columns(GradcheckDb db) =>
        from entity in db.Model.GetEntityTypes()
        from property in SealedRows.SealedProperties(entity)
        select (entity, property);

    private static string Table(IEntityType entity) => $"\"{entity.GetTableName()}\"";

    private static string Name(IProperty property) => $"\"{property.GetColumnName()}\"";

    private static DbCommand Command(
        GradcheckDb db,
        string sql,
        params IEnumerable<(string Name, object Value)> parameters
    )
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
