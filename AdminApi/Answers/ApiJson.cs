using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Gradcheck.AdminApi.Answers;

/// <summary>How the admin API reads and writes JSON.</summary>
internal static class ApiJson
{
    /// <summary>Nothing the API takes or gives is nested half as deep.</summary>
    private const int MaxDepth = 32;

    /// <summary>
    /// camelCase, Chinese as it is, enums by name, instants at +08:00. What is not understood is refused rather
    /// than ignored: a misspelt setting would otherwise look as if it had been stored.
    /// </summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.MaxDepth = MaxDepth;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new CampusTimeConverter());
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(
            RefuseUnstorable
        );
    }

    /// <summary>
    /// The serialiser refuses null for a property that cannot be null, but not inside its list; and it takes the
    /// character NUL, which no person writes and PostgreSQL cannot store.
    /// </summary>
    private static void RefuseUnstorable(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;
        var properties = type
            .Properties.Where(p => p.PropertyType.IsAssignableTo(typeof(IEnumerable<object>)) || IsText(p.PropertyType))
            .Where(p => p.Get is not null)
            .ToList();
        if (properties.Count == 0)
            return;
        type.OnDeserialized += made =>
        {
            foreach (var property in properties)
            {
                if (IsUnstorable(property.Get!(made)))
                    throw new JsonException("Nothing that can be stored.", $"$.{property.Name}", null, null);
            }
        };
    }

    private static bool IsText(Type type) => type == typeof(string);

    private static bool IsUnstorable(object? value) =>
        value switch
        {
            string text => text.Contains('\0'),
            IEnumerable<object?> items => items.Any(item => item is null || (item is string && IsUnstorable(item))),
            _ => false,
        };
}
