using System.Data;
using System.Data.Common;

namespace Gradcheck.Bot.Delivery;

/// <summary>A command on the outbox, with parameters and instants as the model stores them on each database.</summary>
internal sealed class OutboxCommand(DbCommand command, bool postgres) : IAsyncDisposable
{
    /// <summary>Runs what follows inside a transaction.</summary>
    public void Join(DbTransaction transaction) => command.Transaction = transaction;

    /// <summary>Begins a new statement without parameters.</summary>
    public OutboxCommand Say(string sql)
    {
        command.CommandText = sql;
        command.Parameters.Clear();
        return this;
    }

    public DbParameter Add(string name, DbType type)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.DbType = type;
        command.Parameters.Add(parameter);
        return parameter;
    }

    public DbParameter AddInstant(string name) => Add(name, postgres ? DbType.DateTime : DbType.Int64);

    public OutboxCommand With(string name, string value)
    {
        Add(name, DbType.String).Value = value;
        return this;
    }

    public OutboxCommand With(string name, int value)
    {
        Add(name, DbType.Int32).Value = value;
        return this;
    }

    public OutboxCommand With(string name, DateTimeOffset value)
    {
        AddInstant(name).Value = Instant(value);
        return this;
    }

    /// <summary>Milliseconds since 1970 on SQLite, timestamptz on PostgreSQL.</summary>
    public object Instant(DateTimeOffset? instant) =>
        instant is not { } at ? DBNull.Value
        : postgres ? at.UtcDateTime
        : at.ToUnixTimeMilliseconds();

    public DateTimeOffset ReadInstant(DbDataReader reader, int column) =>
        postgres
            ? new DateTimeOffset(reader.GetDateTime(column))
            : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));

    public Task PrepareAsync() => command.PrepareAsync();

    public Task<int> ExecuteAsync() => command.ExecuteNonQueryAsync();

    public Task<DbDataReader> ReadAsync() => command.ExecuteReaderAsync();

    public ValueTask DisposeAsync() => command.DisposeAsync();
}
