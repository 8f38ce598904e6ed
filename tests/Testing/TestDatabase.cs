using Gradcheck.Domain.Storage;
using Npgsql;

namespace Gradcheck.Testing;

/// <summary>A fresh, migrated database for one test, copied from a template that is migrated once per run.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqliteTemplateAsync);
    private static readonly Lazy<Task<string>> PostgresTemplate = new(MakePostgresTemplateAsync);

    private TestDatabase(DatabaseOptions options)
    {
        Options = options;
        Factory = new GradcheckDbFactory(options, TestKeyring.Instance);
    }

    public DatabaseOptions Options { get; }
    public GradcheckDbFactory Factory { get; }

    /// <summary>The server for PostgreSQL tests, from <c>GRADCHECK_TEST_POSTGRES</c>; test.sh starts one.</summary>
    public static string? PostgresServer => Environment.GetEnvironmentVariable("GRADCHECK_TEST_POSTGRES");

    /// <summary>Data for theories that run on every database: SQLite, and PostgreSQL where test.sh has started one.</summary>
    public static IEnumerable<object[]> Providers =>
        PostgresServer is null
            ?
            [
                [DatabaseProvider.Sqlite],
            ]
            :
            [
                [DatabaseProvider.Sqlite],
                [DatabaseProvider.Postgres],
            ];

    public static async Task<TestDatabase> CreateAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var name = $"gradcheck_{Guid.NewGuid():n}";
        if (provider == DatabaseProvider.Sqlite)
        {
            var file = Path.Combine(Path.GetTempPath(), "gradcheck-tests", name + ".db");
            File.Copy(await SqliteTemplate.Value, file);
            return new TestDatabase(new DatabaseOptions { ConnectionString = $"Data Source={file}" });
        }

        await ExecuteOnServerAsync($"CREATE DATABASE {name} TEMPLATE {await PostgresTemplate.Value}");
        return new TestDatabase(PostgresOptions(name));
    }

    public async ValueTask DisposeAsync()
    {
        await Factory.DisposeAsync();
        if (Factory.SqliteFile is { } file)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearPool(new(Options.ConnectionString));
            foreach (var suffix in new[] { "", "-wal", "-shm", ".lock" })
                File.Delete(file + suffix);
        }
        else
        {
            var name = new NpgsqlConnectionStringBuilder(Options.ConnectionString).Database;
            await ExecuteOnServerAsync($"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    private static async Task<string> MakeSqliteTemplateAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "gradcheck-tests")).FullName;
        var file = Path.Combine(folder, $"template_{Guid.NewGuid():n}.db");
        await using var factory = new GradcheckDbFactory(
            new DatabaseOptions { ConnectionString = $"Data Source={file};Pooling=False" },
            TestKeyring.Instance
        );
        await DatabaseMigration.MigrateAsync(factory);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(file);
        return file;
    }

    private static async Task<string> MakePostgresTemplateAsync()
    {
        var name = $"gradcheck_template_{Guid.NewGuid():n}";
        await ExecuteOnServerAsync($"CREATE DATABASE {name}");
        var options = PostgresOptions(name);
        await using var factory = new GradcheckDbFactory(
            options with
            {
                ConnectionString = options.ConnectionString + ";Pooling=false",
            },
            TestKeyring.Instance
        );
        await DatabaseMigration.MigrateAsync(factory);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => DropOnExit(name);
        return name;
    }

    /// <summary>Nobody waits for tasks when a process ends, so this is the one place that talks without them.</summary>
    private static void DropOnExit(string database)
    {
        var server = new NpgsqlConnectionStringBuilder(PostgresServer)
        {
            Pooling = false,
            Timeout = 5,
            CommandTimeout = 15,
        };
        try
        {
            using var connection = new NpgsqlConnection(server.ToString());
            connection.Open();
            using var command = new NpgsqlCommand($"DROP DATABASE IF EXISTS {database} WITH (FORCE)", connection);
            command.ExecuteNonQuery();
        }
        catch (NpgsqlException)
        {
            // The throw-away server is gone already, and the template with it.
        }
    }

    private static DatabaseOptions PostgresOptions(string database) =>
        new()
        {
            Provider = DatabaseProvider.Postgres,
            ConnectionString = new NpgsqlConnectionStringBuilder(PostgresServer)
            {
                Database = database,
                MaxPoolSize = 20,
            }.ToString(),
        };

    private static async Task ExecuteOnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(PostgresServer);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
