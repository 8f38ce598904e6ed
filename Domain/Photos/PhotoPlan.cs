namespace Gradcheck.Domain.Photos;

/// <summary>The photo plan (采集安排) of a cohort.</summary>
public sealed class PhotoPlan
{
    public int CohortYear { get; init; }

    /// <summary>When students were first told; numbers are frozen from then on. Null while it is a draft.</summary>
    public DateTimeOffset? PublishedAt { get; set; }
    public long Version { get; set; }
}
