using Gradcheck.Domain.Secrets;
using Gradcheck.Domain.Storage.AppendOnly;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Storage;

/// <summary>Brings the database to this program's version.</summary>
public static class DatabaseMigration
{
    /// <summary>Creates the database or applies the migrations it lacks, and checks that the keys are the database's.</summary>
    /// <exception cref="KeyFileException">The keys are not those of the database.</exception>
    public static async Task MigrateAsync(GradcheckDbFactory factory, CancellationToken cancel = default)
    {
        await using (var db = factory.CreateDbContext())
        {
            await db.Database.MigrateAsync(cancel);
            await AppendOnlyAudit.RestoreAsync(db, cancel);
        }

        await KeyStamps.CheckAsync(factory, cancel);
    }
}
