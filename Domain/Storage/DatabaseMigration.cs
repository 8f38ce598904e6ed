using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Storage;

/// <summary>Brings the database to this program's version.</summary>
public static class DatabaseMigration
{
    /// <summary>Creates the database or applies the migrations it lacks.</summary>
    public static async Task MigrateAsync(GradcheckDbFactory factory, CancellationToken cancel = default)
    {
        await using var db = factory.CreateDbContext();
        await db.Database.MigrateAsync(cancel);
    }
}
