using System.Text.Json;

namespace Gradcheck.FakeTelegram;

/// <summary>Writes a message as the Bot API shows it.</summary>
internal static class MessageJson
{
    public static void Write(Utf8JsonWriter json, Chat chat, StoredMessage message, BotIdentity bot)
    {
        json.WriteStartObject();
        json.WriteNumber("message_id"u8, message.Id);
        json.WritePropertyName("from"u8);
        if (message.Sender is { } sender)
            sender.Write(json);
        else
            bot.WriteUser(json);
        json.WritePropertyName("chat"u8);
        chat.Write(json);
        json.WriteNumber("date"u8, message.Date.ToUnixTimeSeconds());
        if (message.EditDate is { } edited)
            json.WriteNumber("edit_date"u8, edited.ToUnixTimeSeconds());
        WriteReply(json, chat, message, bot);
        WriteContent(json, message);
        foreach (var (name, raw) in message.Extra)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(raw);
        }
        if (message.Inline is { } markup)
        {
            json.WritePropertyName("reply_markup"u8);
            json.WriteRawValue(markup.Json);
        }
        json.WriteEndObject();
    }

    private static void WriteReply(Utf8JsonWriter json, Chat chat, StoredMessage message, BotIdentity bot)
    {
        if (message.ReplyTo is not { } id || !chat.Messages.TryGetValue(id, out var original))
            return;
        json.WritePropertyName("reply_to_message"u8);
        Write(json, chat, original, bot);
    }

    private static void WriteContent(Utf8JsonWriter json, StoredMessage message)
    {
        if (message.File is { } file)
        {
            if (file.IsPhoto)
                WritePhoto(json, file);
            else
                WriteDocument(json, file);
        }
        if (message.Text.Text.Length == 0)
            return;
        // any message with a file or a user's medium carries its text as caption
        var captioned =
            message.File is not null || message.Extra.ContainsKey("photo") || message.Extra.ContainsKey("document");
        json.WriteString(captioned ? "caption"u8 : "text"u8, message.Text.Text);
        if (message.Text.Entities.Count == 0)
            return;
        json.WriteStartArray(captioned ? "caption_entities"u8 : "entities"u8);
        foreach (var entity in message.Text.Entities)
        {
            json.WriteStartObject();
            json.WriteNumber("offset"u8, entity.Offset);
            json.WriteNumber("length"u8, entity.Length);
            json.WriteString("type"u8, entity.Type);
            if (entity.Url is not null)
                json.WriteString("url"u8, entity.Url);
            if (entity.Language is not null)
                json.WriteString("language"u8, entity.Language);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteDocument(Utf8JsonWriter json, SentFile file)
    {
        json.WriteStartObject("document"u8);
        json.WriteString("file_name"u8, file.Upload.FileName);
        json.WriteString("mime_type"u8, file.Upload.MimeType);
        WriteFileIds(json, file);
        json.WriteEndObject();
    }

    private static void WritePhoto(Utf8JsonWriter json, SentFile file)
    {
        json.WriteStartArray("photo"u8);
        json.WriteStartObject();
        WriteFileIds(json, file);
        json.WriteNumber("width"u8, 320);
        json.WriteNumber("height"u8, 320);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteFileIds(Utf8JsonWriter json, SentFile file)
    {
        json.WriteString("file_id"u8, file.FileId);
        json.WriteString("file_unique_id"u8, "u" + file.FileId);
        json.WriteNumber("file_size"u8, file.Upload.Size);
    }
}
