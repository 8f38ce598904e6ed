using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Storage.AppendOnly;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Domain.Tests.Audit;

public sealed class AppendOnlyTests
{
    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_database_itself_refuses_to_change_the_audit_log(DatabaseProvider provider)
    {
        await using var bench = await AuditBench.OpenAsync(provider, 20);
        List<string> attacks =
        [
            """UPDATE "AuditEntries" SET "Details" = '{}'""",
            """UPDATE "AuditEntries" SET "Id" = 7000 WHERE "Id" = 7""",
            """DELETE FROM "AuditEntries" WHERE "Id" = 20""",
            """DELETE FROM "AuditEntries" """,
            .. provider == DatabaseProvider.Postgres
                ?
                [
                    """TRUNCATE "AuditEntries" """,
                    """
                        INSERT INTO "AuditEntries" SELECT * FROM "AuditEntries" WHERE "Id" = 4
                        ON CONFLICT ("Id") DO UPDATE SET "Details" = '{}'
                        """,
                ]
                : (string[])
                    [
                        """INSERT OR REPLACE INTO "AuditEntries" SELECT * FROM "AuditEntries" WHERE "Id" = 4""",
                        """UPDATE OR REPLACE "AuditEntries" SET "Id" = 5 WHERE "Id" = 4""",
                    ],
        ];

        foreach (var attack in attacks)
        {
            await using var db = bench.Database.Factory.CreateDbContext();
            var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
                AuditBench.ExecuteAsync(db, attack)
            );
            Assert.Contains("the audit log is append-only", refused.Message);
        }

        Assert.Equal((20, null), ((await bench.VerifyAsync()).Count, (await bench.VerifyAsync()).Fault));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_migrations_make_the_model_and_the_triggers(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Factory.CreateDbContext();
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.True(await AppendOnlyAudit.IsEnforcedAsync(db));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Triggers_that_were_dropped_are_missed_and_put_back_at_the_next_start(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Factory.CreateDbContext();
        await AuditBench.DropTriggersAsync(db);
        Assert.False(await AppendOnlyAudit.IsEnforcedAsync(db));

        await DatabaseMigration.MigrateAsync(database.Factory);
        Assert.True(await AppendOnlyAudit.IsEnforcedAsync(db));
    }
}
