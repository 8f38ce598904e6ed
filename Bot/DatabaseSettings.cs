using System.Data.Common;
using Gradcheck.Domain.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Gradcheck.Bot;

/// <summary>Reads <c>Gradcheck:Database</c>.</summary>
public static class DatabaseSettings
{
    /// <exception cref="InvalidSettingsException">The engine is unknown or the connection string cannot be read.</exception>
    public static DatabaseOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Gradcheck:Database");
        var provider = section[nameof(DatabaseOptions.Provider)] ?? nameof(DatabaseProvider.Sqlite);
        if (!Enum.TryParse<DatabaseProvider>(provider, ignoreCase: true, out var engine) || !Enum.IsDefined(engine))
            throw new InvalidSettingsException([
                $"Gradcheck:Database:Provider 是“{provider}”，只能是 Sqlite 或 Postgres。",
            ]);
        var options = new DatabaseOptions { Provider = engine };
        if (section[nameof(DatabaseOptions.ConnectionString)] is { Length: > 0 } connection)
            options = options with { ConnectionString = connection };
        try
        {
            DbConnectionStringBuilder builder =
                engine == DatabaseProvider.Sqlite
                    ? new SqliteConnectionStringBuilder(options.ConnectionString)
                    : new NpgsqlConnectionStringBuilder(options.ConnectionString);
            // The password must not be in the message, so neither is the string.
            return builder.Count > 0 ? options : throw new ArgumentException("empty");
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw new InvalidSettingsException([
                $"Gradcheck:Database:ConnectionString 不是有效的 {engine} 连接字符串。"
                    + "例如 Data Source=data/gradcheck.db，或 Host=…;Database=gradcheck;Username=…;Password=…。",
            ]);
        }
    }
}
