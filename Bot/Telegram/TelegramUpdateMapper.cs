using System.Globalization;
using System.Text.Json;
using Gradcheck.Bot.Conversation;

namespace Gradcheck.Bot.Telegram;

/// <summary>
/// Turns an update as Telegram writes it into a message of the conversation. Reads only the few fields it needs
/// and never fails: what is unknown is answered with a hint or has no effect.
/// </summary>
public static class TelegramUpdateMapper
{
    public const string Channel = "telegram";

    /// <summary>The update's id; null when this is no update at all.</summary>
    public static int? IdOf(JsonElement update) =>
        update.ValueKind == JsonValueKind.Object
        && update.TryGetProperty("update_id", out var id)
        && id.ValueKind == JsonValueKind.Number
        && id.TryGetInt32(out var number)
            ? number
            : null;

    /// <summary>
    /// The message for the conversation; null for an update that has nothing to do with a private chat: groups and
    /// channels are left alone, because nobody's record belongs there.
    /// </summary>
    public static IncomingMessage? Map(JsonElement update)
    {
        if (IdOf(update) is not { } number)
            return null;
        var id = number.ToString(CultureInfo.InvariantCulture);
        foreach (var part in update.EnumerateObject())
        {
            switch (part.Name)
            {
                case "update_id":
                    continue;
                case "message":
                    return Message(id, part.Value);
                case "callback_query":
                    return Press(id, part.Value);
                case "my_chat_member":
                    return Membership(id, part.Value);
                default:
                    // An edited message, or a kind that did not exist when this was written.
                    return PrivateChat(part.Value) is { } chat
                        ? new IncomingMessage(Channel, chat, id, IncomingKind.Other)
                        : null;
            }
        }

        return null;
    }

    private static IncomingMessage? Message(string id, JsonElement message)
    {
        if (PrivateChat(message) is not { } chat)
            return null;
        return Text(message, "text") is { } text
            ? new IncomingMessage(Channel, chat, id, IncomingKind.Text, text)
            : new IncomingMessage(Channel, chat, id, IncomingKind.Other);
    }

    /// <summary>
    /// Whoever pressed is answered in their own private chat (its id is the user's). A press on a message that
    /// stands anywhere else, a group or another person's chat, is answered there too and changes nothing there.
    /// </summary>
    private static IncomingMessage? Press(string id, JsonElement press)
    {
        if (Property(press, "from") is not { } from || Number(from, "id") is not { } user)
            return null;
        // A message too old to be shown to us still has its chat and id.
        var own = Property(press, "message") is { } message && PrivateChat(message) == user ? message : default;
        return new IncomingMessage(
            Channel,
            user,
            id,
            IncomingKind.Press,
            Text(press, "data") ?? "",
            Number(own, "message_id"),
            Text(press, "id")
        );
    }

    private static IncomingMessage? Membership(string id, JsonElement change)
    {
        if (PrivateChat(change) is not { } chat || Property(change, "new_chat_member") is not { } member)
            return null;
        return Text(member, "status") switch
        {
            "kicked" => new IncomingMessage(Channel, chat, id, IncomingKind.Blocked),
            "member" => new IncomingMessage(Channel, chat, id, IncomingKind.Unblocked),
            _ => null,
        };
    }

    private static string? PrivateChat(JsonElement holder) =>
        Property(holder, "chat") is { } chat && Text(chat, "type") == "private" ? Number(chat, "id") : null;

    private static JsonElement? Property(JsonElement holder, string name) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement holder, string name) =>
        Property(holder, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static string? Number(JsonElement holder, string name) =>
        Property(holder, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;
}
