using Gradcheck.Domain.Tallies;

namespace Gradcheck.Domain.Retention;

/// <summary>The removal of a cohort's personal data: how far it is, what it removed, and the counts that stay.</summary>
public sealed class CohortPurge
{
    public int CohortYear { get; init; }
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When the last row was gone; null while it goes on, or was interrupted and has to be resumed.</summary>
    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>When the freed space of the database was overwritten too; see <see cref="ScrubDatabase"/>.</summary>
    public DateTimeOffset? ScrubbedAt { get; set; }

    /// <summary>Rows per table as they were counted when it began.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; init; } = new Dictionary<string, int>();

    /// <summary>The tallies as they stood when it began.</summary>
    public IReadOnlyList<FinalTally> Tallies { get; init; } = [];
}
