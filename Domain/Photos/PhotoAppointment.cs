using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

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

/// <summary>What a student can be told of the photo.</summary>
/// <param name="IsPublished">Whether the plan has been published.</param>
/// <param name="Appointment">The student's place in it; null before publishing or without a number.</param>
/// <param name="FeeFen">The fee, in fen.</param>
/// <param name="PaidFen">What has been paid, in fen.</param>
public sealed record PhotoStatus(bool IsPublished, PhotoAppointment? Appointment, int FeeFen, int PaidFen)
{
    public bool IsPaid => PaidFen >= FeeFen;

    /// <summary>Reads the status of one student. A draft plan is not shown.</summary>
    public static async Task<PhotoStatus> ReadAsync(GradcheckDb db, Student student, CohortSettings cohort)
    {
        var paid = await db.FeePayments.Where(p => p.StudentId == student.Id).SumAsync(p => p.AmountFen);
        var plan = await db
            .PhotoPlans.AsNoTracking()
            .SingleOrDefaultAsync(p => p.CohortYear == student.CohortYear && p.PublishedAt != null);
        if (plan is null)
            return new PhotoStatus(false, null, cohort.FeeFen, paid);

        var place = await (
            from slot in db.PhotoSlots
            join session in db.PhotoSessions on slot.SessionId equals session.Id
            where slot.StudentId == student.Id
            select new
            {
                session.Date,
                session.Start,
                session.End,
                session.Place,
                slot.EstimatedTime,
                slot.PhotoNumber,
                slot.AcknowledgedAt,
            }
        ).SingleOrDefaultAsync();
        if (place is null)
            return new PhotoStatus(true, null, cohort.FeeFen, paid);

        var days = db.PhotoSessions.Where(s => s.CohortYear == student.CohortYear).Select(s => s.Date);
        var appointment = new PhotoAppointment(
            place.Date,
            place.Start,
            place.End,
            place.EstimatedTime,
            place.Place,
            place.PhotoNumber,
            await days.MinAsync(),
            await days.MaxAsync(),
            plan.Version,
            place.AcknowledgedAt
        );
        return new PhotoStatus(true, appointment, cohort.FeeFen, paid);
    }
}
