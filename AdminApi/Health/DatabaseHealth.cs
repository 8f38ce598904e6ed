using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gradcheck.AdminApi.Health;

/// <summary>Whether the database answers a query.</summary>
internal sealed class DatabaseHealth(GradcheckDbFactory databases) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            await using var db = databases.CreateDbContext();
            await db.Cohorts.AnyAsync(cancellationToken);
            return HealthCheckResult.Healthy($"{databases.Options.Provider}");
        }
        catch (Exception exception) when (StorageFaults.IsOutOfOrder(exception))
        {
            return HealthCheckResult.Unhealthy("数据库没有应答", exception);
        }
    }
}
