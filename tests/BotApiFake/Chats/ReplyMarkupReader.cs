using System.Text;
using System.Text.Json;

namespace Gradcheck.FakeTelegram;

/// <summary>Reads reply_markup and refuses what Telegram refuses.</summary>
internal static class ReplyMarkupReader
{
    private const int MaxCallbackBytes = 64;
    private const int MaxInlineButtons = 100;
    private const int MaxKeyboardButtons = 300;

    /// <summary>Null when there is none, and for an inline keyboard without buttons: both mean no keyboard.</summary>
    public static ReplyMarkup? Read(RequestFields fields)
    {
        if (fields.Json("reply_markup") is not { } json)
            return null;
        if (json.ValueKind != JsonValueKind.Object)
            throw ApiRefusal.BadRequest("object expected as reply markup");
        if (json.TryGetProperty("inline_keyboard", out var inline))
            return Rows(json, inline, MarkupKind.Inline, MaxInlineButtons, InlineButton);
        if (json.TryGetProperty("keyboard", out var keyboard))
            return Rows(json, keyboard, MarkupKind.Keyboard, MaxKeyboardButtons, KeyboardButton);
        if (json.TryGetProperty("remove_keyboard", out var remove) && remove.ValueKind == JsonValueKind.True)
            return new ReplyMarkup(MarkupKind.RemoveKeyboard, [], json.GetRawText());
        if (json.TryGetProperty("force_reply", out var force) && force.ValueKind == JsonValueKind.True)
            return new ReplyMarkup(MarkupKind.ForceReply, [], json.GetRawText());
        return null;
    }

    public static ReplyMarkup? ReadInline(RequestFields fields)
    {
        var markup = Read(fields);
        return markup is null || markup.Kind == MarkupKind.Inline
            ? markup
            : throw ApiRefusal.BadRequest("inline keyboard expected");
    }

    private static ReplyMarkup? Rows(
        JsonElement json,
        JsonElement list,
        MarkupKind kind,
        int limit,
        Func<JsonElement, Button> read
    )
    {
        var field = kind == MarkupKind.Inline ? "inline_keyboard" : "keyboard";
        if (list.ValueKind != JsonValueKind.Array)
            throw ApiRefusal.BadRequest($"field \"{field}\" must be of type Array");
        var rows = new List<IReadOnlyList<Button>>();
        foreach (var row in list.EnumerateArray())
        {
            if (row.ValueKind != JsonValueKind.Array)
                throw ApiRefusal.BadRequest($"field \"{field}\" must be an Array of Arrays");
            var buttons = row.EnumerateArray().Select(read).ToList();
            if (buttons.Count > 0)
                rows.Add(buttons);
        }
        if (rows.Sum(row => row.Count) > limit)
            throw ApiRefusal.BadRequest("REPLY_MARKUP_TOO_LONG");
        if (rows.Count == 0 && kind == MarkupKind.Keyboard)
            throw ApiRefusal.BadRequest("REPLY_MARKUP_INVALID");
        return rows.Count == 0 ? null : new ReplyMarkup(kind, rows, json.GetRawText());
    }

    private static Button InlineButton(JsonElement json)
    {
        var text = Label(json, "inline keyboard button");
        if (json.TryGetProperty("callback_data", out var data))
        {
            // counted in bytes, not characters: 22 Chinese characters are already too many
            var value = data.GetString() ?? "";
            return Encoding.UTF8.GetByteCount(value) is >= 1 and <= MaxCallbackBytes
                ? new Button(text, CallbackData: value)
                : throw ApiRefusal.BadRequest("BUTTON_DATA_INVALID");
        }
        if (json.TryGetProperty("url", out var url))
            return Links.Checked(url.GetString()) is { } link
                ? new Button(text, Url: link)
                : throw ApiRefusal.BadRequest("BUTTON_URL_INVALID");
        return Action(json) is { } other
            ? new Button(text, Other: other)
            : throw ApiRefusal.BadRequest(
                "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
            );
    }

    private static Button KeyboardButton(JsonElement json) =>
        json.ValueKind == JsonValueKind.String
            ? new Button(NonEmpty(json.GetString()))
            : new Button(Label(json, "keyboard button"), Other: Action(json));

    private static string Label(JsonElement json, string what)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw ApiRefusal.BadRequest($"can't parse {what}: {what} must be an Object");
        if (!json.TryGetProperty("text", out var text))
            throw ApiRefusal.BadRequest($"can't parse {what}: Can't find field \"text\"");
        if (text.ValueKind != JsonValueKind.String)
            throw ApiRefusal.BadRequest($"can't parse {what}: Field \"text\" must be of type String");
        return NonEmpty(text.GetString());
    }

    private static string NonEmpty(string? text) =>
        string.IsNullOrWhiteSpace(text) ? throw ApiRefusal.BadRequest("BUTTON_TEXT_INVALID") : text;

    private static string? Action(JsonElement json)
    {
        foreach (var property in json.EnumerateObject())
            if (property.Name != "text" && property.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False))
                return $"{property.Name}:{property.Value.GetRawText()}";
        return null;
    }
}
