using System.Text.Json;

namespace Gradcheck.FakeTelegram;

/// <summary>The limits on what a message may say.</summary>
internal static class MessageRules
{
    private const int MaxText = 4096;
    private const int MaxCaption = 1024;

    /// <summary>The text of a message; lengths count after entity parsing, in UTF-16 units.</summary>
    public static FormattedText Text(RequestFields fields)
    {
        if (string.IsNullOrWhiteSpace(fields.Text("text")))
            throw ApiRefusal.BadRequest("message text is empty");
        var text = FormattedText.Read(fields, "text", "entities");
        return text.Text.Length switch
        {
            0 => throw ApiRefusal.BadRequest("message text is empty"),
            > MaxText => throw ApiRefusal.BadRequest("message is too long"),
            _ => text,
        };
    }

    public static FormattedText Caption(RequestFields fields)
    {
        var caption = FormattedText.Read(fields, "caption", "caption_entities");
        return caption.Text.Length > MaxCaption ? throw ApiRefusal.BadRequest("message caption is too long") : caption;
    }

    /// <summary>The message replied to, if the call names one that exists.</summary>
    public static int? ReplyTo(RequestFields fields, Chat chat)
    {
        var id = fields.Integer("reply_to_message_id");
        var optional = fields.Flag("allow_sending_without_reply");
        if (fields.Json("reply_parameters") is { ValueKind: JsonValueKind.Object } reply)
        {
            id = reply.TryGetProperty("message_id", out var named) ? named.GetInt64() : null;
            optional = reply.TryGetProperty("allow_sending_without_reply", out var flag) && flag.GetBoolean();
        }
        if (id is not { } target)
            return null;
        if (chat.Messages.ContainsKey((int)target))
            return (int)target;
        return optional ? null : throw ApiRefusal.BadRequest("message to be replied not found");
    }
}
