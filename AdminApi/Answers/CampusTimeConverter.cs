using System.Text.Json;
using System.Text.Json.Serialization;
using Gradcheck.Domain;

namespace Gradcheck.AdminApi.Answers;

/// <summary>Writes every instant with the campus offset, +08:00.</summary>
internal sealed class CampusTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(CampusTime.ToLocal(value));
}
