using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gradcheck.AdminApi.Health;

/// <summary>
/// Whether answers to students wait too long to be sent. Only interactive ones count: bulk messages are paced, and
/// ten thousand of them rightly take minutes.
/// </summary>
internal sealed class OutboxHealth(GradcheckDbFactory databases, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan TooLong = TimeSpan.FromMinutes(2);

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            await using var db = databases.CreateDbContext();
            var oldest = await db
                .Deliveries.Where(d => d.State == DeliveryState.Pending && d.Lane == DeliveryLane.Interactive)
                .MinAsync(d => (DateTimeOffset?)d.NotBefore, cancellationToken);
            var lag = oldest is { } since && clock.GetUtcNow() > since ? clock.GetUtcNow() - since : TimeSpan.Zero;
            return new HealthCheckResult(
                lag > TooLong ? context.Registration.FailureStatus : HealthStatus.Healthy,
                $"最久的待发答复已等 {(long)lag.TotalSeconds} 秒"
            );
        }
        catch (Exception exception) when (StorageFaults.IsOutOfOrder(exception))
        {
            return HealthCheckResult.Unhealthy("发送队列无法读取", exception);
        }
    }
}
