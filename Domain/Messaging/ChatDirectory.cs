using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Messaging;

/// <summary>Finds our chat behind a channel's id.</summary>
public static class ChatDirectory
{
    /// <summary>The chat, tracked; a chat that writes for the first time is added and has its id already.</summary>
    public static async Task<Chat> FindOrAddAsync(WriteScope scope, string channel, string externalId)
    {
        var chat = await scope.Db.Chats.SingleOrDefaultAsync(c => c.Channel == channel && c.ExternalId == externalId);
        if (chat is not null)
            return chat;
        chat = new Chat
        {
            Channel = channel,
            ExternalId = externalId,
            CreatedAt = scope.Now,
        };
        scope.Db.Chats.Add(chat);
        // The id goes into buttons and deliveries, so it has to be known now.
        await scope.Db.SaveChangesAsync();
        return chat;
    }
}
