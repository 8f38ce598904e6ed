using Gradcheck.Domain.Secrets;
using Gradcheck.Domain.Storage.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Gradcheck.Domain.Storage.Bulk;

/// <summary>
/// The columns of an entity's table and how their values are read from an entity; taken from the model, so that a new
/// column cannot be forgotten.
/// </summary>
internal sealed class BulkColumns<T>
    where T : class
{
    private readonly Func<T, object?>[] read;
    private readonly IReadOnlyList<IClrPropertyGetter> sealedValues;
    private readonly Func<T, string> recordKey;

    public BulkColumns(DbContext db, Func<IProperty, bool>? include = null)
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        Table = Quote(table.Name);
        var properties = entity.GetProperties().Where(p => include is null || include(p)).ToList();
        Names = [.. properties.Select(p => Quote(p.GetColumnName(table)!))];
        StoreTypes = [.. properties.Select(p => p.GetRelationalTypeMapping().StoreTypeNameBase)];
        read = [.. properties.Select(Reader)];
        sealedValues = [.. properties.Where(p => p.ClrType.IsSubclassOf(typeof(Sealed))).Select(p => p.GetGetter())];
        recordKey = row => SealedRows.KeyOf(entity, key => key.GetGetter().GetClrValue(row));
    }

    /// <summary>The table's quoted name.</summary>
    public string Table { get; }

    /// <summary>The columns' quoted names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The columns' database types.</summary>
    public IReadOnlyList<string> StoreTypes { get; }

    /// <summary>The columns' values as the database takes them; null for NULL.</summary>
    public object?[] Read(T entity)
    {
        if (sealedValues.Count > 0)
            TellSealedValues(entity);
        var values = new object?[read.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = read[i](entity);
        return values;
    }

    private void TellSealedValues(T entity)
    {
        var record = recordKey(entity);
        foreach (var value in sealedValues)
            (value.GetClrValue(entity) as Sealed)?.BelongsTo(record);
    }

    private static string Quote(string name) => $"\"{name}\"";

    private static Func<T, object?> Reader(IProperty property)
    {
        var getter = property.GetGetter();
        return property.GetRelationalTypeMapping().Converter is { } converter
            ? entity => getter.GetClrValue(entity) is { } value ? converter.ConvertToProvider(value) : null
            : entity => getter.GetClrValue(entity);
    }
}
