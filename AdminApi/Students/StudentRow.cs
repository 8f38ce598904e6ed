using Gradcheck.Domain.Chsi;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Photos;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;

namespace Gradcheck.AdminApi.Students;

/// <summary>A student with what the other tables know of the progress, read in one query.</summary>
internal sealed class StudentRow
{
    public required Student Student { get; init; }
    public string? CollegeName { get; init; }
    public bool Bound { get; init; }
    public bool Unreachable { get; init; }
    public int PendingCorrections { get; init; }
    public bool Paid { get; init; }
    public int? PhotoNumber { get; init; }
    public PhotoSession? Session { get; init; }
    public TimeOnly? EstimatedTime { get; init; }
    public ChsiResult? Chsi { get; init; }

    public static IQueryable<StudentRow> Of(GradcheckDb db, IQueryable<Student> students) =>
        from s in students
        join college in db.Colleges
            on new { Year = s.CohortYear, Code = s.CollegeCode } equals new { Year = college.CohortYear, college.Code }
            into colleges
        from college in colleges.DefaultIfEmpty()
        join slot in db.PhotoSlots on s.Id equals slot.StudentId into slots
        from slot in slots.DefaultIfEmpty()
        join session in db.PhotoSessions on slot.SessionId equals session.Id into sessions
        from session in sessions.DefaultIfEmpty()
        select new StudentRow
        {
            Student = s,
            CollegeName = college.Name,
            Bound = db.Chats.Any(c => c.StudentId == s.Id),
            Unreachable = db.Chats.Any(c => c.StudentId == s.Id && c.UnreachableSince != null),
            PendingCorrections = db.Corrections.Count(c =>
                c.StudentId == s.Id && (c.State == CorrectionState.Pending || c.State == CorrectionState.Proposed)
            ),
            Paid = db.FeePayments.Any(p => p.StudentId == s.Id),
            PhotoNumber = slot == null ? null : slot.PhotoNumber,
            EstimatedTime = slot == null ? null : slot.EstimatedTime,
            Session = session,
            Chsi = db.ChsiChecks.Where(c => c.StudentId == s.Id).Select(c => (ChsiResult?)c.Result).FirstOrDefault(),
        };
}
