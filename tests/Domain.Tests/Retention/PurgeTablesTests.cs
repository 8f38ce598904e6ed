using System.Text.Json;
using Gradcheck.Domain.Retention;
using Gradcheck.Domain.Secrets;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Xunit;

namespace Gradcheck.Domain.Tests.Retention;

/// <summary>Walks the model: no table and no column can be forgotten by the forgetting.</summary>
public sealed class PurgeTablesTests
{
    [Fact]
    public async Task Every_table_says_what_a_purge_does_with_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Factory.CreateDbContext();

        Assert.Equal(
            db.Model.GetEntityTypes().Select(e => e.ClrType.Name).Order(),
            PurgeTables.All.Select(t => t.Entity.Name).Order()
        );
    }

    [Fact]
    public async Task A_kept_table_has_no_column_that_could_be_a_students()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Factory.CreateDbContext();
        var personal =
            from table in PurgeTables.All
            where table.Treatment == PurgeTreatment.Kept
            from property in db.Model.FindEntityType(table.Entity)!.GetProperties()
            where property.Name is "StudentId" or "ChatId" || property.ClrType.IsSubclassOf(typeof(Sealed))
            select $"{table.Entity.Name}.{property.Name}";

        // Only a number there, and the lines of the log cannot be changed.
        Assert.Equal(["AuditEntry.StudentId"], personal);
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task After_a_purge_every_row_is_gone_or_empty_but_for_the_columns_named(DatabaseProvider provider)
    {
        await using var full = await FullCohort.CreateAsync(provider);
        await using var db = full.Open();
        foreach (var table in PurgeTables.All.Where(t => t.Treatment != PurgeTreatment.Kept))
            Assert.True((await RowsAsync(db, table)).Count > 0, $"The test fills no {table.Entity.Name}.");

        Assert.Null((await PurgeCohort.RunAsync(full.Writer, "test", FullCohort.Year)).Refusal);

        db.ChangeTracker.Clear();
        foreach (var table in PurgeTables.All)
        {
            var rows = await RowsAsync(db, table);
            if (table.Treatment == PurgeTreatment.Deleted)
                Assert.Empty(rows);
            else if (table.Treatment == PurgeTreatment.Emptied)
                Assert.All(rows, row => IsEmpty(db.Model.FindEntityType(table.Entity)!, table, row));
        }
    }

    private static void IsEmpty(IEntityType type, PurgeTable table, object row)
    {
        var blank = Activator.CreateInstance(table.Entity)!;
        foreach (var name in type.GetProperties().Select(OpenName).Except(table.Columns))
        {
            var property = table.Entity.GetProperty(name)!;
            var (left, fresh) = (Json(property.GetValue(row)), Json(property.GetValue(blank)));
            Assert.True(fresh == left, $"{table.Entity.Name}.{name} holds {left} after a purge.");
        }
    }

    /// <summary>A sealed property is looked at through the one that opens it.</summary>
    private static string OpenName(IProperty property) =>
        property.ClrType.IsSubclassOf(typeof(Sealed)) ? property.Name["Sealed".Length..] : property.Name;

    private static string Json(object? value) => JsonSerializer.Serialize(value, JsonColumn.Options);

    private static async Task<List<object>> RowsAsync(GradcheckDb db, PurgeTable table)
    {
        var set =
            (IQueryable<object>)
                typeof(DbContext)
                    .GetMethod(nameof(DbContext.Set), [])!
                    .MakeGenericMethod(table.Entity)
                    .Invoke(db, null)!;
        return await set.ToListAsync();
    }
}
