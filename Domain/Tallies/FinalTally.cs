using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Tallies;

/// <summary>A tally kept when the students it counted were removed from the database.</summary>
/// <param name="By">By what was counted.</param>
/// <param name="Of">Whose students: one college's, or everybody's when null.</param>
/// <param name="Tally">The counts.</param>
public sealed record FinalTally(TallyBy By, string? Of, Tally Tally)
{
    /// <summary>Takes the tallies in every way they can be asked for later.</summary>
    public static async Task<IReadOnlyList<FinalTally>> TakeAsync(
        GradcheckDb db,
        Cohort cohort,
        DateOnly today,
        CancellationToken cancel = default
    )
    {
        var colleges = await db
            .Colleges.Where(c => c.CohortYear == cohort.Year)
            .Select(c => c.Code)
            .ToListAsync(cancel);
        var taken = new List<FinalTally>();
        foreach (var by in Enum.GetValues<TallyBy>())
        {
            foreach (var college in colleges.Prepend(null))
            {
                var tallies = await TallyReading.ReadAsync(db, cohort, by, college, today, cancel);
                taken.AddRange(tallies.Select(tally => new FinalTally(by, college, tally)));
            }
        }

        return taken;
    }

    /// <summary>The tallies of a purged cohort.</summary>
    internal static async Task<IReadOnlyList<Tally>> ReadAsync(
        GradcheckDb db,
        int year,
        TallyBy by,
        string? collegeCode,
        CancellationToken cancel
    )
    {
        var kept = await db.CohortPurges.AsNoTracking().SingleAsync(p => p.CohortYear == year, cancel);
        return [.. kept.Tallies.Where(t => t.By == by && t.Of == collegeCode).Select(t => t.Tally)];
    }
}
