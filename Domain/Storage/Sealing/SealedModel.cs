using Gradcheck.Domain.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Gradcheck.Domain.Storage.Sealing;

/// <summary>Connects every property of type <see cref="Sealed{T}"/> or <see cref="BlindIndex"/> with the keyring.</summary>
internal static class SealedModel
{
    private const string Mark = "Gradcheck:Sealed";

    public static void Connect(ModelBuilder model, Keyring keyring)
    {
        var properties = model.Model.GetEntityTypes().SelectMany(entity => entity.GetDeclaredProperties()).ToList();
        foreach (var property in properties)
        {
            if (property.ClrType == typeof(BlindIndex))
                property.SetValueConverter(new BlindIndexConverter(keyring));
            else if (property.ClrType.IsSubclassOf(typeof(Sealed)))
                Connect(model, property, keyring);
        }
    }

    /// <summary>The sealed properties of an entity type.</summary>
    public static IEnumerable<IProperty> SealedProperties(this IEntityType entity) =>
        entity.GetProperties().Where(property => property.FindAnnotation(Mark) is not null);

    /// <summary>The column of a sealed property.</summary>
    public static SealedColumn Column(IReadOnlyProperty property, Keyring keyring) =>
        new(keyring, property.DeclaringType.GetTableName()!, property.GetColumnName());

    private static void Connect(ModelBuilder model, IMutableProperty property, Keyring keyring)
    {
        // SealedX is stored in the column X; the entity's own X is the open value and is not stored.
        var open = property.Name[nameof(Sealed).Length..];
        model.Entity(property.DeclaringType.ClrType).Ignore(open);
        property.SetColumnName(open);
        var value = property.ClrType.GenericTypeArguments[0];
        var converter = typeof(SealedConverter<>).MakeGenericType(value);
        var comparer = typeof(SealedComparer<>).MakeGenericType(value);
        property.SetValueConverter((ValueConverter)Activator.CreateInstance(converter, Column(property, keyring))!);
        property.SetValueComparer((ValueComparer)Activator.CreateInstance(comparer)!);
        property.SetAnnotation(Mark, true);
    }
}

/// <summary>The converters hold the keyring, so each keyring has a model of its own.</summary>
internal sealed class ModelOfKeyring : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) =>
        (context.GetType(), ((GradcheckDb)context).Keyring, designTime);
}
