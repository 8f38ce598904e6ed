using Gradcheck.Bot.Doors;
using Microsoft.AspNetCore.Authentication;

namespace Gradcheck.AdminApi.Authentication;

/// <summary>
/// Counts calls with a wrong key by address and answers 429 when there are too many. A right key passes whatever its
/// neighbours do: a whole campus may come out of one address.
/// </summary>
internal sealed class FailedSignIns(RequestDelegate next, RateLimiting limiting)
{
    public async Task InvokeAsync(HttpContext context)
    {
        // Authenticated already; this only asks for the result again.
        if ((await context.AuthenticateAsync(ApiKeyScheme.Name)).Failure is null)
        {
            await next(context);
            return;
        }

        using var lease = limiting.FailedSignIns.AttemptAcquire(ClientAddress.Of(context));
        if (lease.IsAcquired)
            await next(context);
        else
            await RateLimiting.RefuseAsync(context, lease);
    }
}
