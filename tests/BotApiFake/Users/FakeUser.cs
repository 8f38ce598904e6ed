namespace Gradcheck.FakeTelegram;

/// <summary>A person in a private chat with the bot. Every action returns the id of the update it caused.</summary>
public sealed partial class FakeUser
{
    private readonly TelegramState _state;
    private readonly Chat _chat;
    private int _journalBefore;

    internal FakeUser(TelegramState state, Chat chat, UserProfile profile)
    {
        _state = state;
        _chat = chat;
        Profile = profile;
    }

    public UserProfile Profile { get; }

    public long ChatId => _chat.Id;

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

    /// <summary>Types a text in a group made by <see cref="BotApiFake.Group"/>.</summary>
    public int SendsIn(long groupId, string text)
    {
        lock (_state.Gate)
        {
            var group = _state.Chats.Find(groupId) ?? throw new InvalidOperationException($"no group {groupId}");
            return Publish("message", group, NewMessage(group, new FormattedText(text, CommandIn(text))));
        }
    }

    public int SendsSticker() => Send(FormattedText.Empty, "sticker", UserMedia.Sticker);

    public int SendsPhoto(string caption = "") => Send(new FormattedText(caption, []), "photo", UserMedia.Photo);

    public int SendsDocument(string fileName = "材料.pdf", string caption = "") =>
        Send(new FormattedText(caption, []), "document", UserMedia.Document(fileName));

    public int SendsContact(string phone = "13800000000") =>
        Send(FormattedText.Empty, "contact", UserMedia.Contact(phone, Profile));

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
            var message = _chat.Messages[messageId];
            message.Text = new FormattedText(newText, CommandIn(newText));
            message.EditDate = _state.Time.GetUtcNow();
            return Publish("edited_message", _chat, message);
        }
    }

    /// <summary>
    /// The first journal entry in this chat since the user's last action that matches, past or future; by default the first
    /// new or edited message. Real time.
    /// </summary>
    /// <exception cref="TimeoutException">None came in time.</exception>
    public Task<JournalEntry> SeesAsync(Func<JournalEntry, bool>? matches = null, TimeSpan? timeout = null) =>
        _state.Journal.WaitForAsync(
            entry => entry.ChatId == ChatId && (matches?.Invoke(entry) ?? entry.IsMessage),
            timeout ?? BotApiFake.Patience,
            _journalBefore
        );

    /// <summary>The first new or edited message since the user's last action that contains this text.</summary>
    public Task<JournalEntry> SeesAsync(string text, TimeSpan? timeout = null) =>
        SeesAsync(entry => entry.IsMessage && entry.Text.Contains(text, StringComparison.Ordinal), timeout);

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
            _chat.Started = true;
            return Publish("message", _chat, NewMessage(_chat, text, extra, extraJson, inline));
        }
    }

    private StoredMessage NewMessage(
        Chat chat,
        FormattedText text,
        string? extra = null,
        string? extraJson = null,
        ReplyMarkup? inline = null
    )
    {
        var message = new StoredMessage
        {
            Id = _state.Chats.NextMessageId(),
            Date = _state.Time.GetUtcNow(),
            Sender = Profile,
            Text = text,
            Inline = inline,
            Extra = extra is null || extraJson is null ? [] : new Dictionary<string, string> { [extra] = extraJson },
        };
        chat.Messages.Add(message.Id, message);
        LastMessageId = message.Id;
        return message;
    }

    private int Publish(string type, Chat chat, StoredMessage message)
    {
        _journalBefore = _state.Journal.Count;
        return _state.Updates.Publish(type, chat.Id, json => MessageJson.Write(json, chat, message, _state.Bot));
    }
}
