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

    /// <summary>
    /// Since when the students' personal data is gone or on its way out; null while it is there. From then on nothing
    /// of the cohort can be changed, and of its students only the tallies answer.
    /// </summary>
    public DateTimeOffset? PurgedAt { get; set; }

    /// <summary>
    /// The first day on which the personal data is removed by itself; null when it is kept. A cohort that was set up
    /// after it had ended counts from the day it was set up.
    /// </summary>
    public DateOnly? PurgeOn =>
        Settings.RetentionDays is { } days
            ? (CampusTime.DateOf(CreatedAt) is var setUp && setUp > LastDay ? setUp : LastDay).AddDays(days + 1)
            : null;

    /// <summary>Whether the cohort is over at an instant: its last day, in Asia/Shanghai, has passed.</summary>
    public bool IsClosedAt(DateTimeOffset instant) => CampusTime.DateOf(instant) > LastDay;
}
