using Gradcheck.Domain.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Gradcheck.Domain.Storage;

/// <summary>Lets <c>dotnet ef migrations add</c> make the SQLite migrations.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteGradcheckDb>
{
    public SqliteGradcheckDb CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<SqliteGradcheckDb>().UseSqlite("Data Source=design.db").Options,
            Keyring.Of(KeySet.Create(DateTimeOffset.UnixEpoch))
        );
}

/// <summary>Lets <c>dotnet ef migrations add</c> make the PostgreSQL migrations.</summary>
internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresGradcheckDb>
{
    public PostgresGradcheckDb CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<PostgresGradcheckDb>().UseNpgsql("Host=localhost").Options,
            Keyring.Of(KeySet.Create(DateTimeOffset.UnixEpoch))
        );
}
