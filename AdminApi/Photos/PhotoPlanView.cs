using Gradcheck.AdminApi.Authentication;
using Gradcheck.Domain;
using Gradcheck.Domain.Photos;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.AdminApi.Photos;

/// <summary>The photo plan as the API shows it.</summary>
/// <param name="State"><c>draft</c> or <c>published</c>.</param>
/// <param name="PublishedAt">When the numbers were frozen.</param>
/// <param name="Sessions">The sessions; a college sees its own.</param>
/// <param name="Placed">Students who have a number.</param>
/// <param name="Unplaced">Student numbers of expected students who have none.</param>
public sealed record PhotoPlanView(
    string State,
    DateTimeOffset? PublishedAt,
    IReadOnlyList<PhotoSessionView> Sessions,
    int Placed,
    IReadOnlyList<string> Unplaced
)
{
    internal static async Task<Result<PhotoPlanView>> ReadAsync(
        GradcheckDb db,
        ApiCaller caller,
        int year,
        CancellationToken cancel
    )
    {
        var plan = await db.PhotoPlans.AsNoTracking().SingleOrDefaultAsync(p => p.CohortYear == year, cancel);
        if (plan is null)
            return Refusal.NotFound("photo-plan-missing", "这一届还没有采集安排。教务处可导入附表5。");
        var rows = await db
            .PhotoSessions.AsNoTracking()
            .Where(s => s.CohortYear == year && (caller.IsRegistrar || s.CollegeCode == caller.CollegeCode))
            .OrderBy(s => s.FirstNumber)
            .Select(s => new { Session = s, Headcount = db.PhotoSlots.Count(slot => slot.SessionId == s.Id) })
            .ToListAsync(cancel);
        var sessions = rows.ConvertAll(row => PhotoSessionView.Of(row.Session, row.Headcount));
        var expected = caller
            .Visible(db.Students.AsNoTracking())
            .Where(s => s.CohortYear == year && s.RemovedAt == null);
        var unplaced = await expected
            .Where(s => !db.PhotoSlots.Any(slot => slot.StudentId == s.Id))
            .OrderBy(s => s.StudentNumber)
            .Select(s => s.StudentNumber)
            .ToListAsync(cancel);
        return new PhotoPlanView(
            plan.PublishedAt is null ? "draft" : "published",
            plan.PublishedAt,
            sessions,
            sessions.Sum(s => s.Headcount),
            unplaced
        );
    }
}

/// <summary>One session (场次) of the plan.</summary>
public sealed record PhotoSessionView(
    long Id,
    string College,
    DateOnly Date,
    TimeOnly Start,
    TimeOnly? End,
    string Place,
    string Classes,
    int FirstNumber,
    int LastNumber,
    int Headcount,
    string Counsellor,
    string CounsellorPhone,
    string Remark
)
{
    internal static PhotoSessionView Of(PhotoSession session, int headcount) =>
        new(
            session.Id,
            session.CollegeCode,
            session.Date,
            session.Start,
            session.End,
            session.Place,
            session.Classes,
            session.FirstNumber,
            session.LastNumber,
            headcount,
            session.Counsellor,
            session.CounsellorPhone,
            session.Remark
        );
}
