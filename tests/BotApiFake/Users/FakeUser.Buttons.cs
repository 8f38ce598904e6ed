using System.Text.Json;

namespace Gradcheck.FakeTelegram;

public sealed partial class FakeUser
{
    /// <summary>Presses a button by label or callback data: on that message, or on the newest message that has it.</summary>
    /// <exception cref="InvalidOperationException">The user sees no such button now.</exception>
    public int Presses(string textOrData, int? messageId = null)
    {
        var view = View;
        var message = view.Messages.LastOrDefault(seen =>
            (messageId is null || seen.MessageId == messageId) && seen.Button(textOrData)?.CallbackData is not null
        );
        return message?.Button(textOrData)?.CallbackData is { } data
            ? PressesStale(message.MessageId, data)
            : throw new InvalidOperationException(
                $"no button 「{textOrData}」 to press; the user sees: {string.Join(" · ", view.Messages.SelectMany(m => m.Buttons).Select(b => b.Text))}"
            );
    }

    public int Presses(SeenMessage message, string textOrData) => Presses(textOrData, message.MessageId);

    public int Presses(JournalEntry message, string textOrData) => Presses(textOrData, message.MessageId);

    /// <summary>Presses a button whatever the message shows now: an old client, or a second tap on a button just removed.</summary>
    public int PressesStale(int messageId, string data)
    {
        lock (_state.Gate)
            return Press(_chat, messageId, data);
    }

    /// <summary>Presses a button of another person's message, as a forged or forwarded button would.</summary>
    public int PressesForeign(SeenMessage message, string textOrData)
    {
        lock (_state.Gate)
        {
            var owner = _state.Chats.Find(message.ChatId);
            var data = message.Button(textOrData)?.CallbackData ?? textOrData;
            return Press(owner ?? _chat, message.MessageId, data);
        }
    }

    private int Press(Chat chat, int messageId, string data)
    {
        _journalBefore = _state.Journal.Count;
        var query = _state.Callbacks.Add(ChatId, messageId);
        return _state.Updates.Publish(
            "callback_query",
            ChatId,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("id"u8, query);
                json.WritePropertyName("from"u8);
                Profile.Write(json);
                json.WritePropertyName("message"u8);
                WritePressed(json, chat, messageId);
                json.WriteString("chat_instance"u8, $"-{chat.Id}77");
                json.WriteString("data"u8, data);
                json.WriteEndObject();
            }
        );
    }

    private void WritePressed(Utf8JsonWriter json, Chat chat, int messageId)
    {
        if (chat.Messages.TryGetValue(messageId, out var message))
        {
            MessageJson.Write(json, chat, message, _state.Bot);
            return;
        }
        // a message that is gone arrives as an InaccessibleMessage: date 0
        json.WriteStartObject();
        json.WritePropertyName("chat"u8);
        chat.Write(json);
        json.WriteNumber("message_id"u8, messageId);
        json.WriteNumber("date"u8, 0);
        json.WriteEndObject();
    }
}
