using Gradcheck.Domain.Cohorts;

namespace Gradcheck.Domain.Chsi;

/// <summary>The first day on which a student can verify the photo on CHSI (notice section 二.7; product rule R11).</summary>
/// <param name="Date">The day, local.</param>
/// <param name="Provisional">The holiday arrangement of a year it was counted through is not published yet.</param>
public readonly record struct ChsiOpening(DateOnly Date, bool Provisional)
{
    /// <summary>Counts from the photo day; the day after is day 1.</summary>
    public static ChsiOpening Of(DateOnly photoDate, ChsiSettings settings, WorkCalendar calendar)
    {
        var last = calendar.AddWorkdays(photoDate, settings.WorkingDays);
        return new ChsiOpening(settings.Opens == ChsiOpens.On ? last.Date : last.Date.AddDays(1), last.Provisional);
    }
}
