using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Retention;

/// <summary>Which cohorts' retention has passed, or whose purge was begun and not brought to its end.</summary>
public static class DuePurges
{
    /// <summary>The years, oldest first.</summary>
    public static async Task<IReadOnlyList<int>> ReadAsync(
        GradcheckDb db,
        DateOnly today,
        CancellationToken cancel = default
    )
    {
        var done = await db
            .CohortPurges.Where(p => p.CompletedAt != null)
            .Select(p => p.CohortYear)
            .ToListAsync(cancel);
        var open = await db.Cohorts.AsNoTracking().Where(c => !done.Contains(c.Year)).ToListAsync(cancel);
        return [.. open.Where(c => c.PurgedAt is not null || c.PurgeOn <= today).Select(c => c.Year).Order()];
    }
}
