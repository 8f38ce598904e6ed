using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;

namespace Gradcheck.Bot.Doors;

/// <summary>
/// A token bucket for the framework's rate limiting that runs on the application's clock; the framework's own one reads
/// the machine's and cannot be tested without waiting. Nobody waits in it: who gets nothing hears when to come again.
/// </summary>
internal sealed class ClockedBucket(Allowance allowance, TimeProvider clock) : RateLimiter
{
    private readonly Lock gate = new();
    private readonly long start = clock.GetTimestamp();
    private readonly TimeSpan refill = TimeSpan.FromMinutes(1) / allowance.PerMinute;

    /// <summary>When the bucket is full again, counted from <see cref="start"/>.</summary>
    private TimeSpan full = TimeSpan.Zero;

    /// <summary>How long it has been full; then the framework may forget it.</summary>
    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (gate)
            {
                var now = Now;
                return now >= full ? now - full : null;
            }
        }
    }

    private TimeSpan Now => clock.GetElapsedTime(start);

    public override RateLimiterStatistics? GetStatistics() => null;

    /// <param name="permitCount">0 asks whether anything is left and takes nothing.</param>
    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (gate)
        {
            var now = Now;
            var from = full > now ? full : now;
            var wait = from + (refill * Math.Max(1, permitCount)) - now - (refill * allowance.Burst);
            if (wait > TimeSpan.Zero)
                return new Lease(wait);
            full = from + (refill * permitCount);
            return new Lease(null);
        }
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(
        int permitCount,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(AttemptAcquireCore(permitCount));

    private sealed class Lease(TimeSpan? wait) : RateLimitLease
    {
        public override bool IsAcquired => wait is null;

        public override IEnumerable<string> MetadataNames => wait is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
        {
            metadata = metadataName == MetadataName.RetryAfter.Name ? wait : null;
            return metadata is not null;
        }
    }
}
