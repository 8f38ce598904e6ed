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
        var choices = Read(chat);
        return ReadNumber(incoming.Text) is { } number && number <= choices.Count
            ? incoming with
            {
                Kind = IncomingKind.Press,
                Text = choices[number - 1],
            }
            : incoming;
    }

    /// <summary>
    /// Replaces the buttons of one turn's messages by numbered lists and keeps what the numbers mean. The numbers run
    /// on from message to message; a turn that offers nothing leaves what was offered before.
    /// </summary>
    public static IReadOnlyList<OutgoingMessage> Offer(Chat chat, IReadOnlyList<OutgoingMessage> messages)
    {
        var offered = new List<string>();
        var fitted = messages.Select(message => ListButtons(message, offered)).ToList();
        if (offered.Count > 0)
            chat.NumberedChoices = JsonSerializer.Serialize(offered, JsonColumn.Options);
        return fitted;
    }

    private static OutgoingMessage ListButtons(OutgoingMessage message, List<string> offered)
    {
        var lines = new List<string>();
        foreach (var button in message.Buttons.SelectMany(row => row))
        {
            offered.Add(button.Data);
            lines.Add(ChatHtml.Of($"回复 {offered.Count}：{button.Text}"));
        }

        return lines.Count == 0
            ? message
            : message with
            {
                Html = $"{message.Html}\n\n{string.Join('\n', lines)}",
                Buttons = [],
            };
    }

    /// <summary>A number as people answer with it: 1, １, 1. or 1。 but not 007 and not a date.</summary>
    private static int? ReadNumber(string text)
    {
        var digits = text.Trim().TrimEnd('.', '。', '．', '、');
        if (digits.Length is 0 or > 2)
            return null;
        var half = string.Concat(digits.Select(c => c is >= '０' and <= '９' ? (char)(c - 0xFEE0) : c));
        return half[0] != '0' && int.TryParse(half, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    private static List<string> Read(Chat chat) =>
        JsonSerializer.Deserialize<List<string>>(chat.NumberedChoices!, JsonColumn.Options)!;
}
