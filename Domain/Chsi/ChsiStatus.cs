using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Photos;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Chsi;

/// <summary>Where a student stands with the one online check.</summary>
/// <param name="Opening">When it opens; null while the photo day is not published.</param>
/// <param name="Check">What the student reported; null before.</param>
public sealed record ChsiStatus(ChsiOpening? Opening, ChsiCheck? Check)
{
    /// <summary>Whether the check is open on a local day.</summary>
    public bool IsOpenOn(DateOnly today) => Opening is { } opening && opening.Date <= today;

    /// <summary>Reads the status of one student.</summary>
    public static async Task<ChsiStatus> ReadAsync(GradcheckDb db, Student student, CohortSettings cohort)
    {
        var photo = await PhotoStatus.ReadAsync(db, student, cohort);
        var check = await db.ChsiChecks.AsNoTracking().SingleOrDefaultAsync(c => c.StudentId == student.Id);
        return new ChsiStatus(
            photo.Appointment is { } place ? ChsiOpening.Of(place.Date, cohort.Chsi, WorkCalendar.Default) : null,
            check
        );
    }
}
