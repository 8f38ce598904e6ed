namespace Gradcheck.Domain.Photos;

/// <summary>When and where one student's photo is taken, from the published plan (notice section 二.2; 附表5).</summary>
/// <param name="Date">The day.</param>
/// <param name="CollegeStart">When the college begins, local time.</param>
/// <param name="End">When the session ends, if the plan says so.</param>
/// <param name="OwnTime">The student's estimated time, if the plan gives one.</param>
/// <param name="Place">Building and room.</param>
/// <param name="PhotoNumber">预拍摄序号.</param>
/// <param name="FirstDay">The first day of the whole plan; nobody may be away from it to <paramref name="LastDay"/>.</param>
/// <param name="LastDay">The last day of the whole plan.</param>
/// <param name="PlanVersion">Grows whenever the plan changes.</param>
/// <param name="AcknowledgedAt">When the student said 「我知道了」.</param>
public sealed record PhotoAppointment(
    DateOnly Date,
    TimeOnly CollegeStart,
    TimeOnly? End,
    TimeOnly? OwnTime,
    string Place,
    int PhotoNumber,
    DateOnly FirstDay,
    DateOnly LastDay,
    long PlanVersion,
    DateTimeOffset? AcknowledgedAt
)
{
    /// <summary>What the check-in QR code says: the cohort and the number, nothing personal.</summary>
    public static string CheckInToken(int cohortYear, int photoNumber) => $"GC-{cohortYear}-{photoNumber}";
}
