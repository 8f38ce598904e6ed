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

    public BulkColumns(DbContext db, Func<IProperty, bool>? include = null)
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        Table = Quote(table.Name);
        var properties = entity.GetProperties().Where(p => include is null || include(p)).ToList();
        Names = [.. properties.Select(p => Quote(p.GetColumnName(table)!))];
        StoreTypes = [.. properties.Select(p => p.GetRelationalTypeMapping().StoreTypeNameBase)];
        read = [.. properties.Select(Reader)];
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
        var values = new object?[read.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = read[i](entity);
        return values;
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
