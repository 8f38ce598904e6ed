using System.Text.Json;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Bot.WebChat;

/// <summary>The bubbles of web chats: adds, changes and reads them. Revisions grow per chat.</summary>
public static class WebChatHistory
{
    /// <summary>How many bubbles a reload brings back.</summary>
    public const int ReloadCount = 200;

    /// <summary>Adds what the student typed; the same client id again adds nothing.</summary>
    public static async Task<bool> AddTypedAsync(WriteScope scope, long chatId, string clientId, string text)
    {
        if (await scope.Db.WebChatMessages.AnyAsync(m => m.ChatId == chatId && m.ClientId == clientId))
            return false;
        scope.Db.WebChatMessages.Add(
            new WebChatMessage
            {
                ChatId = chatId,
                FromStudent = true,
                ClientId = clientId,
                Payload = Write(new OutgoingMessage { Html = ChatHtml.Escape(text) }),
                At = scope.Now,
                Revision = await NextRevisionAsync(scope.Db, chatId),
            }
        );
        return true;
    }

    /// <summary>Adds the bubble of a delivery, or changes the one an edit names. Repeating it changes nothing.</summary>
    /// <returns>The bubble's id.</returns>
    public static async Task<long> AddAnswerAsync(
        WriteScope scope,
        long chatId,
        long deliveryId,
        OutgoingMessage message
    )
    {
        if (
            message.Kind == OutgoingKind.Edit
            && long.TryParse(message.MessageId, out var edited)
            && await scope.Db.WebChatMessages.SingleOrDefaultAsync(m =>
                m.Id == edited && m.ChatId == chatId && !m.FromStudent
            )
                is { } bubble
        )
        {
            bubble.Payload = Write(message with { Kind = OutgoingKind.Send });
            bubble.Revision = await NextRevisionAsync(scope.Db, chatId);
            return bubble.Id;
        }

        if (await scope.Db.WebChatMessages.SingleOrDefaultAsync(m => m.DeliveryId == deliveryId) is { } repeated)
            return repeated.Id;
        var added = new WebChatMessage
        {
            ChatId = chatId,
            DeliveryId = deliveryId,
            Payload = Write(message.Kind == OutgoingKind.Edit ? message with { Kind = OutgoingKind.Send } : message),
            At = scope.Now,
            Revision = await NextRevisionAsync(scope.Db, chatId),
        };
        scope.Db.WebChatMessages.Add(added);
        await scope.Db.SaveChangesAsync();
        return added.Id;
    }

    /// <summary>The bubbles with a revision above <paramref name="seen"/>, oldest change first.</summary>
    public static async Task<List<WebChatMessage>> ReadAsync(GradcheckDb db, long chatId, long seen)
    {
        var newest = await db
            .WebChatMessages.AsNoTracking()
            .Where(m => m.ChatId == chatId && m.Revision > seen)
            .OrderByDescending(m => m.Revision)
            .Take(ReloadCount)
            .ToListAsync();
        newest.Reverse();
        return newest;
    }

    public static OutgoingMessage Read(WebChatMessage message) =>
        JsonSerializer.Deserialize<OutgoingMessage>(message.Payload, JsonColumn.Options)!;

    private static string Write(OutgoingMessage message) => JsonSerializer.Serialize(message, JsonColumn.Options);

    private static async Task<long> NextRevisionAsync(GradcheckDb db, long chatId) =>
        (await db.WebChatMessages.Where(m => m.ChatId == chatId).MaxAsync(m => (long?)m.Revision) ?? 0) + 1;
}
