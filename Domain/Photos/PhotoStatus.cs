using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Photos;

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
