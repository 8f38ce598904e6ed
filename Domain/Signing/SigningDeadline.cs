using Gradcheck.Domain.Cohorts;

namespace Gradcheck.Domain.Signing;

/// <summary>
/// The signing deadline ends with its day in Asia/Shanghai. It does not close signing: nobody may be missed (product
/// rule R3), so a late student still signs, is told that it is late, and the audit entry says so.
/// </summary>
public static class SigningDeadline
{
    /// <summary>Whether the deadline has passed; never while none is set.</summary>
    public static bool HasPassed(CohortSettings settings, DateTimeOffset now) =>
        settings.SigningDeadline is { } day && now > CampusTime.EndOfDay(day);
}
