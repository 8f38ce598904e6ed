namespace Gradcheck.FakeTelegram;

/// <summary>One accepted send, edit, deletion or callback answer: it reached the user, whatever the bot was told.</summary>
/// <param name="Number">1, 2, 3 … in the order of acceptance, over all chats.</param>
/// <param name="Method">As documented, e.g. <c>sendMessage</c>.</param>
/// <param name="Text">After entity parsing; the caption of a file; the notice of a callback answer.</param>
/// <param name="MessageId">The message sent, edited or deleted; for a callback answer the message of the button, 0 if none.</param>
/// <param name="CallbackQueryId">Only for <c>answerCallbackQuery</c>.</param>
/// <param name="ShowAlert">The callback's notice was shown as an alert box.</param>
public sealed record JournalEntry(
    long Number,
    DateTimeOffset At,
    string Method,
    long ChatId,
    string Text,
    IReadOnlyList<TextEntity> Entities,
    ReplyMarkup? ReplyMarkup,
    int MessageId,
    SentFile? File = null,
    string? CallbackQueryId = null,
    bool ShowAlert = false
)
{
    /// <summary>Something new to read: a send or an edit, not a deletion or the answer to a callback.</summary>
    public bool IsMessage => Method is not ("deleteMessage" or "answerCallbackQuery");

    public IEnumerable<Button> Buttons => ReplyMarkup?.Buttons ?? [];
}
