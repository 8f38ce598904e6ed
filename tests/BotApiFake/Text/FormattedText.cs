using System.Text.Json;

namespace Gradcheck.FakeTelegram;

/// <summary>What is left of a text after entity parsing: plain characters and the formatting beside them.</summary>
internal sealed record FormattedText(string Text, IReadOnlyList<TextEntity> Entities)
{
    public static FormattedText Empty { get; } = new("", []);

    /// <summary>Reads <paramref name="textField"/> under its parse_mode or explicit entities, and trims it as Telegram does.</summary>
    public static FormattedText Read(RequestFields fields, string textField, string entitiesField)
    {
        var raw = (fields.Text(textField) ?? "").Replace("\r", "", StringComparison.Ordinal);
        return fields.Text("parse_mode")?.ToLowerInvariant() switch
        {
            "html" => HtmlText.Parse(raw).Trimmed(),
            null or "" => new FormattedText(raw, ReadEntities(fields.Json(entitiesField), raw)).Trimmed(),
            // Markdown exists at Telegram; this bot never uses it, so meeting it here is a mistake
            _ => throw ApiRefusal.BadRequest("unsupported parse_mode"),
        };
    }

    public bool SameAs(FormattedText other) => Text == other.Text && Entities.SequenceEqual(other.Entities);

    private FormattedText Trimmed()
    {
        var end = Text.AsSpan().TrimEnd().Length;
        var start = end == 0 ? 0 : Text.Length - Text.AsSpan().TrimStart().Length;
        if (start == 0 && end == Text.Length)
            return this;
        var entities = new List<TextEntity>(Entities.Count);
        foreach (var entity in Entities)
        {
            var from = Math.Max(entity.Offset, start);
            var to = Math.Min(entity.Offset + entity.Length, end);
            if (to > from)
                entities.Add(entity with { Offset = from - start, Length = to - from });
        }
        return new FormattedText(Text[start..end], entities);
    }

    private static List<TextEntity> ReadEntities(JsonElement? json, string text)
    {
        var entities = new List<TextEntity>();
        if (json is not { ValueKind: JsonValueKind.Array } list)
            return entities;
        foreach (var item in list.EnumerateArray())
        {
            var offset = item.GetProperty("offset").GetInt32();
            var length = item.GetProperty("length").GetInt32();
            if (offset < 0 || length <= 0 || offset + length > text.Length)
                continue;
            entities.Add(
                new TextEntity(
                    item.GetProperty("type").GetString() ?? "",
                    offset,
                    length,
                    item.TryGetProperty("url", out var url) ? url.GetString() : null,
                    item.TryGetProperty("language", out var language) ? language.GetString() : null
                )
            );
        }
        return entities;
    }
}
