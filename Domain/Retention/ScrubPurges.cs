using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Retention;

/// <summary>Removes the bytes that purged rows left in the database file, and notes that it is done.</summary>
public static class ScrubPurges
{
    /// <returns>False when somebody was still reading an older state: try again later.</returns>
    public static async Task<bool> RunAsync(
        GradcheckDbFactory factory,
        Writer writer,
        string actor,
        CancellationToken cancel = default
    )
    {
        if (!await ScrubDatabase.RunAsync(factory, cancel))
            return false;
        await writer.WriteAsync<bool>(
            actor,
            async scope =>
            {
                scope.Db.IsForgetting = true;
                var open = await scope
                    .Db.CohortPurges.Where(p => p.CompletedAt != null && p.ScrubbedAt == null)
                    .ToListAsync(cancel);
                foreach (var purge in open)
                    purge.ScrubbedAt = scope.Now;
                return true;
            },
            cancel
        );
        return true;
    }
}
