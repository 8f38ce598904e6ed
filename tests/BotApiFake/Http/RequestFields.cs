using System.Globalization;
using System.Text.Json;

namespace Gradcheck.FakeTelegram;

/// <summary>The parameters of one call, whether they came as JSON, a form, multipart or in the query.</summary>
internal sealed class RequestFields(
    JsonDocument? json,
    IReadOnlyDictionary<string, string> texts,
    IReadOnlyDictionary<string, UploadedFile> files
) : IDisposable
{
    private readonly List<JsonDocument> _parsed = [];

    /// <summary>A private chat's id; null when absent or not a number (a @channel name is never a known chat here).</summary>
    public long? ChatId => Integer("chat_id");

    public bool Has(string name) => Text(name) is { Length: > 0 };

    public string? Text(string name)
    {
        if (json is not null && json.RootElement.TryGetProperty(name, out var value))
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Null => null,
                _ => value.GetRawText(),
            };
        return texts.GetValueOrDefault(name);
    }

    public long? Integer(string name)
    {
        if (json is not null && json.RootElement.TryGetProperty(name, out var value))
        {
            if (value.ValueKind == JsonValueKind.Number)
                return value.TryGetInt64(out var number) ? number : null;
            if (value.ValueKind != JsonValueKind.String)
                return null;
        }
        return long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed)
            ? parsed
            : null;
    }

    public bool Flag(string name) => Text(name) is "true" or "True" or "1";

    /// <summary>An object or array parameter; forms carry it as JSON text. Throws 400 if it does not parse.</summary>
    public JsonElement? Json(string name)
    {
        if (
            json is not null
            && json.RootElement.TryGetProperty(name, out var value)
            && value.ValueKind != JsonValueKind.String
        )
            return value.ValueKind == JsonValueKind.Null ? null : value;
        if (Text(name) is not { Length: > 0 } text)
            return null;
        try
        {
            var document = JsonDocument.Parse(text);
            _parsed.Add(document);
            return document.RootElement;
        }
        catch (JsonException)
        {
            throw ApiRefusal.BadRequest($"can't parse {name} JSON object");
        }
    }

    /// <summary>A file sent in the field itself, or in another part that the field names by attach://.</summary>
    public UploadedFile? File(string name)
    {
        if (files.TryGetValue(name, out var direct))
            return direct;
        return Text(name) is { } text && text.StartsWith("attach://", StringComparison.Ordinal)
            ? files.GetValueOrDefault(text["attach://".Length..])
            : null;
    }

    public void Dispose()
    {
        json?.Dispose();
        foreach (var document in _parsed)
            document.Dispose();
    }
}
