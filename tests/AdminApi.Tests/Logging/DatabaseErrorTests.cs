using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Logging;

/// <summary>Errors of the database end up in logs, so they must not quote rows.</summary>
public sealed class DatabaseErrorTests
{
    private const string Name = "Zhang Xiaoming College";

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_refused_row_is_not_quoted_even_if_the_settings_ask_for_it(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var asked = database.Options;
        if (provider == DatabaseProvider.Postgres)
            asked = asked with { ConnectionString = $"{asked.ConnectionString};Include Error Detail=true" };
        await using var factory = new GradcheckDbFactory(asked, TestKeyring.Instance);

        var fault = await Assert.ThrowsAsync<DbUpdateException>(async () =>
        {
            for (var i = 0; i < 2; i++)
            {
                await using var db = factory.CreateDbContext();
                db.Colleges.Add(new College { Code = Name, Name = Name });
                await db.SaveChangesAsync();
            }
        });
        Assert.DoesNotContain(Name, fault.ToString(), StringComparison.Ordinal);
        if (fault.InnerException is Npgsql.PostgresException refused)
            Assert.DoesNotContain("=(", $"{refused.Detail}", StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Entity_Framework_logs_no_parameters(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Factory.CreateDbContext();
        var options = db.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()!;
        Assert.False(options.IsSensitiveDataLoggingEnabled);
        Assert.Null(options.LoggerFactory);
    }
}
