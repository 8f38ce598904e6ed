namespace Gradcheck.Domain.Storage;

/// <summary>Settings <c>Gradcheck:Database</c>.</summary>
public sealed record DatabaseOptions
{
    public DatabaseProvider Provider { get; init; } = DatabaseProvider.Sqlite;
    public string ConnectionString { get; init; } = "Data Source=data/gradcheck.db";
}

/// <summary>The database engines there are migrations for.</summary>
public enum DatabaseProvider
{
    Sqlite,
    Postgres,
}
