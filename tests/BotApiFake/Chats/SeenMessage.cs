namespace Gradcheck.FakeTelegram;

/// <summary>One message as it stands in the chat.</summary>
/// <param name="Text">Plain text (or the file's caption) after entity parsing.</param>
/// <param name="Inline">The buttons under it now.</param>
public sealed record SeenMessage(
    long ChatId,
    int MessageId,
    bool FromBot,
    string Text,
    IReadOnlyList<TextEntity> Entities,
    ReplyMarkup? Inline,
    SentFile? File,
    bool Edited
)
{
    public IEnumerable<Button> Buttons => Inline?.Buttons ?? [];

    /// <summary>The button with this label or callback data; null if the message has none.</summary>
    public Button? Button(string textOrData) =>
        Buttons.FirstOrDefault(button => button.Text == textOrData)
        ?? Buttons.FirstOrDefault(button => button.CallbackData == textOrData);

    internal static SeenMessage Of(Chat chat, StoredMessage message) =>
        new(
            chat.Id,
            message.Id,
            message.FromBot,
            message.Text.Text,
            message.Text.Entities,
            message.Inline,
            message.File,
            message.EditDate is not null
        );
}
