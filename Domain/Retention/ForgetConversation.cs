using System.Text.Json;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Retention;

/// <summary>
/// When a binding ends, the next person at the same browser must find nothing of the last one. The built-in web chat is
/// the only channel whose history is ours; Telegram's belongs to the account and its owner.
/// </summary>
public static class ForgetConversation
{
    private const string Web = "web";

    /// <summary>Removes what the chat showed and was about to show, and asks for consent anew.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="chat">The chat, tracked.</param>
    public static async Task RunAsync(WriteScope scope, Chat chat)
    {
        if (chat.Channel != Web)
            return;
        chat.ConsentVersion = null;
        chat.ConsentTextHash = null;
        chat.ConsentedAt = null;
        await scope.Db.Deliveries.Where(d => d.ChatId == chat.Id).ExecuteDeleteAsync();
        var bubbles = scope.Db.WebChatMessages.Where(m => m.ChatId == chat.Id);
        if (await bubbles.MaxAsync(m => (long?)m.Revision) is not { } last)
            return;
        await bubbles.ExecuteDeleteAsync();
        // Revisions go on, so that an open page hears of it and a later bubble is still new to it.
        scope.Db.WebChatMessages.Add(
            new WebChatMessage
            {
                ChatId = chat.Id,
                Payload = JsonSerializer.Serialize(
                    new OutgoingMessage { Kind = OutgoingKind.Cleared },
                    JsonColumn.Options
                ),
                At = scope.Now,
                Revision = last + 1,
            }
        );
    }
}
