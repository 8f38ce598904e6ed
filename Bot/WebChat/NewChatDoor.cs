using Gradcheck.Bot.Doors;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Bot.WebChat;

/// <summary>
/// Limits how many new chats an address begins. A cookie is cheap and anybody can make one up; what costs is the first
/// message, which stores a chat.
/// </summary>
internal static class NewChatDoor
{
    public static async ValueTask<object?> FilterAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var http = context.HttpContext;
        if (WebChatSession.Find(http.Request) is { } session && !await IsKnownAsync(http, session))
        {
            var limiting = http.RequestServices.GetRequiredService<RateLimiting>();
            using var lease = limiting.NewChats.AttemptAcquire(ClientAddress.Of(http));
            if (!lease.IsAcquired)
            {
                await RateLimiting.RefuseAsync(http, lease);
                return Results.Empty;
            }
        }

        return await next(context);
    }

    private static Task<bool> IsKnownAsync(HttpContext http, string session) =>
        http
            .RequestServices.GetRequiredService<GradcheckDb>()
            .Chats.AnyAsync(
                chat => chat.Channel == WebChatSession.Channel && chat.ExternalId == session,
                http.RequestAborted
            );
}
