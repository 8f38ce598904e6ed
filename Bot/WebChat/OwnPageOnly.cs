using Gradcheck.Bot.Answers;

namespace Gradcheck.Bot.WebChat;

/// <summary>
/// Lets only the chat page itself post to the chat. The cookie is not sent from other sites, a page elsewhere cannot
/// set the header without being asked for permission, and a browser says where a post comes from: each would do alone.
/// </summary>
internal static class OwnPageOnly
{
    private const string OwnHeader = "X-Gradcheck-Chat";

    public static async ValueTask<object?> FilterAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var request = context.HttpContext.Request;
        return request.Headers.ContainsKey(OwnHeader) && IsSameOrigin(request)
            ? await next(context)
            : new Problem(403, "cross-site", "只能在聊天页面里发送消息，请打开本站的聊天页面再试。");
    }

    private static bool IsSameOrigin(HttpRequest request)
    {
        // Browsers that say it cannot be made to lie, also behind a proxy that changes the host's name.
        if (request.Headers["Sec-Fetch-Site"] is [{ } site, ..])
            return site == "same-origin";
        if (request.Headers.Origin is not [{ } origin, ..])
            return true;
        // The scheme is left out: the proxy may have taken HTTPS off.
        return Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
