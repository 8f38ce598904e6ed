namespace Gradcheck.FakeTelegram;

/// <summary>Writes what a message has become into the journal.</summary>
internal static class JournalKeeper
{
    public static void Record(TelegramState state, string method, Chat chat, StoredMessage message, ReplyMarkup? markup)
    {
        var at = state.Time.GetUtcNow();
        state.Journal.Append(index => new JournalEntry(
            index + 1,
            at,
            method,
            chat.Id,
            message.Text.Text,
            message.Text.Entities,
            markup,
            message.Id,
            message.File
        ));
    }
}
