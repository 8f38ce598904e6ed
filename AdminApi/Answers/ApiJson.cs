using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Gradcheck.AdminApi.Answers;

/// <summary>How the admin API reads and writes JSON.</summary>
internal static class ApiJson
{
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
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new CampusTimeConverter());
        options.Converters.Add(new TextConverter());
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(
            RefuseEmptyPlaces
        );
    }

    /// <summary>The serialiser refuses null for a property that cannot be null, but not inside its list.</summary>
    private static void RefuseEmptyPlaces(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;
        var lists = type
            .Properties.Where(p => p.PropertyType.IsAssignableTo(typeof(IEnumerable<object>)) && p.Get is not null)
            .ToList();
        if (lists.Count == 0)
            return;
        type.OnDeserialized += made =>
        {
            foreach (var list in lists)
            {
                if (list.Get!(made) is IEnumerable<object?> items && items.Contains(null))
                    throw new JsonException("An empty place in a list.", $"$.{list.Name}", null, null);
            }
        };
    }
}
