using Gradcheck.Domain.Secrets;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Storage;

/// <summary>The database on SQLite.</summary>
public sealed class SqliteGradcheckDb(DbContextOptions<SqliteGradcheckDb> options, Keyring keyring)
    : GradcheckDb(options, keyring)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // SQLite has no instant type, and text with an offset does not sort: whole milliseconds since 1970 do.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMillisecondsConverter>();
    }
}
