namespace Gradcheck.Domain.Cohorts;

/// <summary>A cohort (届): the graduates of one year and the rules and dates that hold for them.</summary>
public sealed class Cohort
{
    /// <summary>The year of graduation, such as 2009.</summary>
    public int Year { get; init; }

    /// <summary>Everything the registrar can set; replaced whole on change.</summary>
    public CohortSettings Settings { get; set; } = new();

    public DateTimeOffset CreatedAt { get; init; }
}
