using Gradcheck.Bot.Delivery;
using Gradcheck.Domain;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Bot.WebChat;

/// <summary>Delivers to the web chat: the bubble is stored, and the open pages are told.</summary>
public sealed class WebChatSender(Writer writer, WebChatHub hub) : IChannelSender
{
    public string Channel => WebChatSession.Channel;

    public bool RecognisesRepeats => true;

    public async Task<SendResult> SendAsync(
        long deliveryId,
        string recipient,
        OutgoingMessage message,
        CancellationToken cancel
    )
    {
        // The answer to a press is only a bubble when it says something.
        if (message.Kind == OutgoingKind.AnswerPress && message.Html.Length == 0)
            return new SendResult.Sent(null);
        var stored = await writer.WriteAsync<long>(
            "system",
            async scope =>
            {
                // A message that was removed while it was under way is not shown any more, and makes no chat anew.
                if (!await scope.Db.Deliveries.AnyAsync(d => d.Id == deliveryId, cancel))
                    return 0;
                var chat = await ChatDirectory.FindOrAddAsync(scope, Channel, recipient);
                return await WebChatHistory.AddAnswerAsync(scope, chat.Id, deliveryId, message);
            },
            cancel
        );
        hub.Notify(recipient);
        return new SendResult.Sent(stored.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
