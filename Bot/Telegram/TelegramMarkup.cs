using Gradcheck.Bot.Conversation;
using Gradcheck.Domain.Messaging;
using Telegram.Bot.Types.ReplyMarkups;

namespace Gradcheck.Bot.Telegram;

/// <summary>Buttons and the persistent keyboard as Telegram draws them.</summary>
internal static class TelegramMarkup
{
    private static readonly ReplyKeyboardMarkup Keyboard = new(
        DialogueCatalogue.Keyboard.Select(row => row.Select(label => new KeyboardButton(label)))
    )
    {
        IsPersistent = true,
        ResizeKeyboard = true,
    };

    /// <summary>
    /// A message carries one markup only. Buttons win: without them the message cannot be answered, while the
    /// keyboard, once shown, stays.
    /// </summary>
    public static ReplyMarkup? Of(OutgoingMessage message)
    {
        if (Buttons(message) is { } buttons)
            return buttons;
        return message.ShowKeyboard ? Keyboard : null;
    }

    /// <summary>The buttons under the message; null when there are none.</summary>
    public static InlineKeyboardMarkup? Buttons(OutgoingMessage message) =>
        message.Buttons.Count == 0
            ? null
            : new InlineKeyboardMarkup(
                message.Buttons.Select(row =>
                    row.Select(button => InlineKeyboardButton.WithCallbackData(button.Text, button.Data))
                )
            );
}
