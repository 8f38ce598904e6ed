using System.Text.Json;

namespace Gradcheck.FakeTelegram;

/// <summary>A person in a private chat with the bot. Every action returns the id of the update it caused.</summary>
public sealed partial class FakeUser
{
    private readonly TelegramState _state;
    private readonly PrivateChat _chat;
    private int _journalBefore;

    internal FakeUser(TelegramState state, PrivateChat chat)
    {
        _state = state;
        _chat = chat;
    }

    public long ChatId => _chat.User.Id;

    /// <summary>The message id of what this user sent last; 0 before.</summary>
    public int LastMessageId { get; private set; }

    /// <summary>What this user sees now.</summary>
    public ChatView View
    {
        get
        {
            lock (_state.Gate)
                return ChatView.Of(_chat);
        }
    }

    /// <summary>Types a text, or presses a button of the persistent keyboard: both arrive the same.</summary>
    public int Sends(string text) => Send(new FormattedText(text, CommandIn(text)));

    public int SendsSticker() => Send(FormattedText.Empty, "sticker", UserMedia.Sticker);

    public int SendsPhoto(string caption = "") => Send(new FormattedText(caption, []), "photo", UserMedia.Photo);

    public int SendsDocument(string fileName = "材料.pdf", string caption = "") =>
        Send(new FormattedText(caption, []), "document", UserMedia.Document(fileName));

    public int SendsContact(string phone = "13800000000") =>
        Send(FormattedText.Empty, "contact", UserMedia.Contact(phone, _chat.User));

    /// <summary>Forwards a message of any chat into this one, with the buttons it has.</summary>
    public int Forwards(SeenMessage original) =>
        Send(
            new FormattedText(original.Text, original.Entities),
            "forward_origin",
            UserMedia.HiddenOrigin(_state.Time),
            original.Inline
        );

    /// <summary>Changes the text of an earlier message of this user.</summary>
    public int Edits(int messageId, string newText)
    {
        lock (_state.Gate)
        {
            _journalBefore = _state.Journal.Count;
            var message = _chat.Messages[messageId];
            message.Text = new FormattedText(newText, CommandIn(newText));
            message.EditDate = _state.Time.GetUtcNow();
            return PublishMessage("edited_message", message);
        }
    }

    /// <summary>Blocks the bot: sends to this chat get 403, and my_chat_member tells.</summary>
    public int Blocks() => ChangeMembership(blocked: true);

    public int Unblocks() => ChangeMembership(blocked: false);

    /// <summary>Blocked long ago: no update tells the bot, it learns by the 403.</summary>
    public void HasBlockedSilently()
    {
        lock (_state.Gate)
            (_chat.Started, _chat.Blocked) = (true, true);
    }

    /// <summary>The account is deleted: sends get 403 "user is deactivated".</summary>
    public void IsDeactivated()
    {
        lock (_state.Gate)
            (_chat.Started, _chat.Deactivated) = (true, true);
    }

    /// <summary>The first journal entry in this chat since the user's last action that matches (any entry by default).</summary>
    public Task<JournalEntry> SeesAsync(Func<JournalEntry, bool>? matches = null, TimeSpan? timeout = null) =>
        _state.Journal.WaitForAsync(
            entry => entry.ChatId == ChatId && (matches is null || matches(entry)),
            timeout ?? BotApiFake.Patience,
            _journalBefore
        );

    private static List<TextEntity> CommandIn(string text)
    {
        if (!text.StartsWith('/'))
            return [];
        var space = text.AsSpan().IndexOfAny(' ', '\n');
        return [new TextEntity("bot_command", 0, space < 0 ? text.Length : space)];
    }

    private int Send(FormattedText text, string? extra = null, string? extraJson = null, ReplyMarkup? inline = null)
    {
        lock (_state.Gate)
        {
            _journalBefore = _state.Journal.Count;
            _chat.Started = true;
            var message = new StoredMessage
            {
                Id = _state.Chats.NextMessageId(),
                Date = _state.Time.GetUtcNow(),
                FromBot = false,
                Text = text,
                Inline = inline,
                Extra =
                    extra is null || extraJson is null ? [] : new Dictionary<string, string> { [extra] = extraJson },
            };
            _chat.Messages.Add(message.Id, message);
            LastMessageId = message.Id;
            return PublishMessage("message", message);
        }
    }

    private int PublishMessage(string type, StoredMessage message) =>
        _state.Updates.Publish(type, ChatId, json => MessageJson.Write(json, _chat, message, _state.Bot));

    private int ChangeMembership(bool blocked)
    {
        lock (_state.Gate)
        {
            _journalBefore = _state.Journal.Count;
            _chat.Started = true;
            _chat.Blocked = blocked;
            return _state.Updates.Publish("my_chat_member", ChatId, json => WriteMembership(json, blocked));
        }
    }

    private void WriteMembership(Utf8JsonWriter json, bool blocked)
    {
        json.WriteStartObject();
        json.WritePropertyName("chat"u8);
        _chat.User.WriteChat(json);
        json.WritePropertyName("from"u8);
        _chat.User.WriteUser(json);
        json.WriteNumber("date"u8, _state.Time.GetUtcNow().ToUnixTimeSeconds());
        WriteMember(json, "old_chat_member", kicked: !blocked);
        WriteMember(json, "new_chat_member", kicked: blocked);
        json.WriteEndObject();
    }

    private void WriteMember(Utf8JsonWriter json, string name, bool kicked)
    {
        json.WriteStartObject(name);
        json.WriteString("status"u8, kicked ? "kicked"u8 : "member"u8);
        json.WritePropertyName("user"u8);
        _state.Bot.WriteUser(json);
        if (kicked)
            json.WriteNumber("until_date"u8, 0);
        json.WriteEndObject();
    }
}
