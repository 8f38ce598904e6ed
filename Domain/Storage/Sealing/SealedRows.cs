using System.Collections.Concurrent;
using System.Globalization;
using Gradcheck.Domain.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Gradcheck.Domain.Storage.Sealing;

/// <summary>Before rows are stored: gives new ones their ids, and tells sealed values whose they are.</summary>
internal static class SealedRows
{
    private static readonly ConcurrentDictionary<IEntityType, IReadOnlyList<IProperty>> Known = new();

    /// <summary>Prepares what the context is about to save. There is one writer at a time, so ids can be taken.</summary>
    public static async Task PrepareAsync(GradcheckDb db, CancellationToken cancel)
    {
        var rows = db
            .ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified)
            .Where(entry => SealedProperties(entry.Metadata).Count > 0)
            .ToList();
        foreach (var fresh in rows.Where(HasNoId).GroupBy(entry => entry.Metadata))
        {
            var next = await RowIds.ReserveAsync(db, fresh.Key, fresh.Count(), cancel);
            foreach (var entry in fresh)
            {
                var id = entry.Property(fresh.Key.FindPrimaryKey()!.Properties[0]);
                id.CurrentValue = next++;
                id.IsTemporary = false;
            }
        }

        foreach (var entry in rows)
        {
            var key = KeyOf(entry.Metadata, property => entry.Property(property).CurrentValue);
            foreach (var property in SealedProperties(entry.Metadata))
                (entry.Property(property).CurrentValue as Sealed)?.BelongsTo(key);
        }
    }

    /// <summary>The sealed properties of an entity type.</summary>
    public static IReadOnlyList<IProperty> SealedProperties(IEntityType entity) =>
        Known.GetOrAdd(entity, static type => [.. type.SealedProperties()]);

    /// <summary>How a record's key is written in the place of a sealed value.</summary>
    public static string KeyOf(IEntityType entity, Func<IProperty, object?> read) =>
        string.Join(
            '/',
            entity.FindPrimaryKey()!.Properties.Select(p => Convert.ToString(read(p), CultureInfo.InvariantCulture))
        );

    private static bool HasNoId(EntityEntry entry) =>
        entry.Metadata.FindPrimaryKey()!.Properties is [{ } key] && entry.Property(key).IsTemporary;
}
