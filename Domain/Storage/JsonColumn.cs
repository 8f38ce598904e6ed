using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Gradcheck.Domain.Storage;

/// <summary>A value object kept as JSON in one text column.</summary>
public static class JsonColumn
{
    /// <summary>How JSON is written inside the database: camelCase, Chinese as it is, enums by name.</summary>
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        };

    internal static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property) =>
        property.HasConversion(
            new ValueConverter<T, string>(value => Write(value), json => Read<T>(json)),
            // The values are immutable and replaced whole, so the same object needs no second look and no copy.
            new ValueComparer<T>(
                (left, right) => ReferenceEquals(left, right) || Write(left) == Write(right),
                value => Write(value).GetHashCode(StringComparison.Ordinal),
                value => value
            )
        );

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;
}
