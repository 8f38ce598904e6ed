namespace Gradcheck.Domain.Photos;

/// <summary>One student's place in the photo plan.</summary>
public sealed class PhotoSlot
{
    public long StudentId { get; init; }
    public int CohortYear { get; init; }
    public long SessionId { get; set; }

    /// <summary>预拍摄序号: never changes after publishing (product rule R8).</summary>
    public int PhotoNumber { get; set; }

    /// <summary>Estimated own time, local; null when the plan gives only the college's start.</summary>
    public TimeOnly? EstimatedTime { get; set; }

    /// <summary>When the student said 「我知道了」 to the stay-in-place notice.</summary>
    public DateTimeOffset? AcknowledgedAt { get; set; }
}
