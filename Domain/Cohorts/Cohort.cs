namespace Gradcheck.Domain.Cohorts;

/// <summary>A cohort (届): the graduates of one year and the rules and dates that hold for them.</summary>
public sealed class Cohort
{
    /// <summary>The year of graduation, such as 2009.</summary>
    public int Year { get; init; }

    /// <summary>Everything the registrar can set; replaced whole on change.</summary>
    public CohortSettings Settings { get; set; } = new();

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>
    /// The last day on which a chat can be bound: the day the registrar set, else the end of the year of graduation.
    /// Binding codes expire with it.
    /// </summary>
    public DateOnly LastDay => Settings.ClosesOn ?? new DateOnly(Year, 12, 31);

    /// <summary>Whether the cohort is over at an instant: its last day, in Asia/Shanghai, has passed.</summary>
    public bool IsClosedAt(DateTimeOffset instant) => CampusTime.DateOf(instant) > LastDay;
}
