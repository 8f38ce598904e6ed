using System.Globalization;
using System.Text.Json;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;

namespace Gradcheck.Bot.Conversation;

/// <summary>On a channel without buttons, choices are listed with numbers, and a number typed is the press.</summary>
internal static class NumberedChoices
{
    /// <summary>Turns a typed number into the press of the choice that was last offered under it.</summary>
    public static IncomingMessage Resolve(Chat chat, IncomingMessage incoming)
    {
        if (chat.NumberedChoices is null || incoming.Kind != IncomingKind.Text)
            return incoming;
        var choices = JsonSerializer.Deserialize<string[]>(chat.NumberedChoices, JsonColumn.Options)!;
        return
            int.TryParse(incoming.Text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1
            && number <= choices.Length
            ? incoming with
            {
                Kind = IncomingKind.Press,
                Text = choices[number - 1],
            }
            : incoming;
    }

    /// <summary>Replaces a message's buttons by a numbered list and keeps what the numbers mean.</summary>
    public static OutgoingMessage Offer(Chat chat, OutgoingMessage message)
    {
        var buttons = message.Buttons.SelectMany(row => row).ToList();
        if (buttons.Count == 0)
            return message;
        chat.NumberedChoices = JsonSerializer.Serialize(buttons.Select(b => b.Data), JsonColumn.Options);
        var list = string.Join('\n', buttons.Select((b, i) => ChatHtml.Of($"回复 {i + 1}：{b.Text}")));
        return message with { Html = $"{message.Html}\n\n{list}", Buttons = [] };
    }
}
