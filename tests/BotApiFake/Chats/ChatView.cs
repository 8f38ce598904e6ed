namespace Gradcheck.FakeTelegram;

/// <summary>What the user of a chat sees now: edits applied, deleted messages gone.</summary>
/// <param name="Keyboard">The persistent keyboard, if any.</param>
public sealed record ChatView(long ChatId, IReadOnlyList<SeenMessage> Messages, ReplyMarkup? Keyboard)
{
    /// <summary>The newest message of the bot, if any.</summary>
    public SeenMessage? LastFromBot => Messages.LastOrDefault(message => message.FromBot);

    /// <summary>The labels of the persistent keyboard, row by row.</summary>
    public IReadOnlyList<string> KeyboardLabels => [.. Keyboard?.Buttons.Select(button => button.Text) ?? []];

    internal static ChatView Of(Chat chat) =>
        new(chat.Id, [.. chat.Messages.Values.Select(message => SeenMessage.Of(chat, message))], chat.Keyboard);
}
