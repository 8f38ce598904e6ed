using System.Data.Common;
using Gradcheck.Domain.Secrets;
using Gradcheck.Domain.Storage.Sealing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Gradcheck.Domain.Storage;

/// <summary>Opens the database of the settings. Thread-safe; every context belongs to its caller.</summary>
public sealed class GradcheckDbFactory : IDbContextFactory<GradcheckDb>, IAsyncDisposable
{
    private readonly DbContextOptions<SqliteGradcheckDb>? sqlite;
    private readonly DbContextOptions<PostgresGradcheckDb>? postgres;
    private readonly NpgsqlDataSource? dataSource;

    public GradcheckDbFactory(DatabaseOptions options, Keyring keyring)
    {
        Options = options;
        Keyring = keyring;
        WriteTurns = new WriteTurns(oneAtATime: options.Provider == DatabaseProvider.Sqlite);
        if (options.Provider == DatabaseProvider.Sqlite)
        {
            CreateFolder(SqliteFile);
            sqlite = new DbContextOptionsBuilder<SqliteGradcheckDb>()
                .UseSqlite(options.ConnectionString)
                .AddInterceptors(new SqliteDurability())
                .ReplaceService<IModelCacheKeyFactory, ModelOfKeyring>()
                .Options;
        }
        else
        {
            dataSource = NpgsqlDataSource.Create(WithoutDetails(options.ConnectionString));
            postgres = new DbContextOptionsBuilder<PostgresGradcheckDb>()
                .UseNpgsql(dataSource)
                .ReplaceService<IModelCacheKeyFactory, ModelOfKeyring>()
                .Options;
        }
    }

    public DatabaseOptions Options { get; }

    /// <summary>Seals and opens what is stored encrypted.</summary>
    public Keyring Keyring { get; }

    /// <summary>This process's turns to write; to be taken before a write transaction begins.</summary>
    public WriteTurns WriteTurns { get; }

    /// <summary>The database file on SQLite; null on PostgreSQL and for an in-memory database.</summary>
    public string? SqliteFile
    {
        get
        {
            if (Options.Provider != DatabaseProvider.Sqlite)
                return null;
            var file = new SqliteConnectionStringBuilder(Options.ConnectionString).DataSource;
            return file is "" or ":memory:" ? null : Path.GetFullPath(file);
        }
    }

    public GradcheckDb CreateDbContext() =>
        sqlite is not null ? new SqliteGradcheckDb(sqlite, Keyring) : new PostgresGradcheckDb(postgres!, Keyring);

    /// <summary>An own connection outside any context, for bulk writes.</summary>
    public DbConnection CreateConnection() =>
        dataSource is not null ? dataSource.CreateConnection() : new SqliteConnection(Options.ConnectionString);

    public ValueTask DisposeAsync() => dataSource?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>PostgreSQL quotes the row in the details of an error; errors are logged, so never ask for them.</summary>
    private static string WithoutDetails(string connection) =>
        new NpgsqlConnectionStringBuilder(connection)
        {
            IncludeErrorDetail = false,
            LogParameters = false,
        }.ConnectionString;

    private static void CreateFolder(string? file)
    {
        if (file is not null && Path.GetDirectoryName(file) is { Length: > 0 } folder)
            PrivateFolder.Create(folder);
    }
}
