using Gradcheck.Domain.Secrets;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Storage;

/// <summary>The database on PostgreSQL.</summary>
public sealed class PostgresGradcheckDb(DbContextOptions<PostgresGradcheckDb> options, Keyring keyring)
    : GradcheckDb(options, keyring)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // timestamptz takes instants in UTC only.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }
}
