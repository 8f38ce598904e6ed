using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Gradcheck.Bot.Answers;
using Gradcheck.Bot.WebChat;
using Microsoft.AspNetCore.RateLimiting;

namespace Gradcheck.Bot.Doors;

/// <summary>
/// The limits as the framework applies them: by address before anything is looked up, by key or chat after it is known
/// who calls. Endpoints that must never be limited say <c>DisableRateLimiting</c>.
/// </summary>
public sealed class RateLimiting(RequestLimits limits, TimeProvider clock) : IDisposable
{
    /// <summary>Failed sign-ins by address.</summary>
    public PartitionedRateLimiter<string> FailedSignIns { get; } = ByText(limits.FailedSignIns, clock);

    /// <summary>First messages of new web chats by address.</summary>
    public PartitionedRateLimiter<string> NewChats { get; } = ByText(limits.NewChats, clock);

    public RateLimiterOptions ByAddress() =>
        Options(context =>
            RateLimitPartition.Get(ClientAddress.Of(context), _ => new ClockedBucket(limits.Address, clock))
        );

    public RateLimiterOptions ByCaller() =>
        Options(context =>
        {
            // Only a key that was checked: otherwise anybody could use up an office's calls with its public half.
            if (context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } key)
                return RateLimitPartition.Get("key:" + key, _ => new ClockedBucket(limits.Key, clock));
            return
                HttpMethods.IsPost(context.Request.Method)
                && context.Request.Path.StartsWithSegments("/chat")
                && WebChatSession.Find(context.Request) is { } session
                ? RateLimitPartition.Get("chat:" + session, _ => new ClockedBucket(limits.Chat, clock))
                : RateLimitPartition.GetNoLimiter("");
        });

    /// <summary>The answer to who came too often.</summary>
    public static Task RefuseAsync(HttpContext context, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return new Problem(429, "too-many-requests", $"请求太频繁，请 {seconds} 秒后再试。").ExecuteAsync(context);
    }

    public void Dispose()
    {
        FailedSignIns.Dispose();
        NewChats.Dispose();
    }

    private static PartitionedRateLimiter<string> ByText(Allowance allowance, TimeProvider clock) =>
        PartitionedRateLimiter.Create<string, string>(text =>
            RateLimitPartition.Get(text, _ => new ClockedBucket(allowance, clock))
        );

    private static RateLimiterOptions Options(Func<HttpContext, RateLimitPartition<string>> partition) =>
        new()
        {
            GlobalLimiter = PartitionedRateLimiter.Create(partition),
            OnRejected = (rejected, _) => new ValueTask(RefuseAsync(rejected.HttpContext, rejected.Lease)),
        };
}
