using Gradcheck.Domain.Chsi;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Tallies;

/// <summary>What of one student is counted, in columns that both databases can sum up.</summary>
internal sealed class StudentFacts
{
    public string CollegeCode { get; init; } = "";
    public string Major { get; init; } = "";
    public string ClassName { get; init; } = "";
    public string EducationLevel { get; init; } = "";
    public string ProgrammeLength { get; init; } = "";
    public StudentOrigin Origin { get; init; }
    public bool Listed { get; init; }
    public string Sex { get; init; } = "";
    public bool Bound { get; init; }
    public bool Unreachable { get; init; }
    public bool Viewed { get; init; }
    public bool HasSigned { get; init; }
    public bool SignatureFits { get; init; }
    public int Pending { get; init; }
    public int Accepted { get; init; }
    public int Rejected { get; init; }
    public int Admission { get; init; }
    public int Enrolment { get; init; }
    public int PaidFen { get; init; }
    public bool Scheduled { get; init; }
    public bool ChsiIsOpen { get; init; }
    public bool ChsiCorrect { get; init; }
    public bool ChsiWrong { get; init; }

    /// <summary>One row a student.</summary>
    /// <param name="db">The database.</param>
    /// <param name="students">Whom to count.</param>
    /// <param name="openedDays">The photo days whose online check is open by now.</param>
    public static IQueryable<StudentFacts> Of(
        GradcheckDb db,
        IQueryable<Student> students,
        IReadOnlyList<DateOnly> openedDays
    ) =>
        students.Select(s => new StudentFacts
        {
            CollegeCode = s.CollegeCode,
            Major = s.Major,
            ClassName = s.ClassName,
            EducationLevel = s.EducationLevel,
            ProgrammeLength = s.ProgrammeLength,
            Origin = s.Origin,
            Listed = s.RemovedAt == null,
            Sex = s.Sex,
            Bound = db.Chats.Any(c => c.StudentId == s.Id),
            Unreachable = db.Chats.Any(c => c.StudentId == s.Id && c.UnreachableSince != null),
            Viewed = s.ViewedAt != null,
            HasSigned = s.SignedHash != null,
            SignatureFits = s.SignedHash == s.RecordHash,
            Pending = db.Corrections.Count(c =>
                c.StudentId == s.Id && (c.State == CorrectionState.Pending || c.State == CorrectionState.Proposed)
            ),
            Accepted = db.Corrections.Count(c => c.StudentId == s.Id && c.State == CorrectionState.Accepted),
            Rejected = db.Corrections.Count(c => c.StudentId == s.Id && c.State == CorrectionState.Rejected),
            Admission = db.Corrections.Count(c =>
                c.StudentId == s.Id
                && c.Form == CorrectionForm.Admission
                && (
                    c.State == CorrectionState.Pending
                    || c.State == CorrectionState.Proposed
                    || c.State == CorrectionState.Accepted
                )
            ),
            Enrolment = db.Corrections.Count(c =>
                c.StudentId == s.Id
                && c.Form == CorrectionForm.Enrolment
                && (
                    c.State == CorrectionState.Pending
                    || c.State == CorrectionState.Proposed
                    || c.State == CorrectionState.Accepted
                )
            ),
            PaidFen = db.FeePayments.Where(p => p.StudentId == s.Id).Sum(p => p.AmountFen),
            Scheduled = db.PhotoSlots.Any(slot => slot.StudentId == s.Id),
            ChsiIsOpen = db.PhotoSlots.Any(slot =>
                slot.StudentId == s.Id
                && db.PhotoSessions.Any(p => p.Id == slot.SessionId && openedDays.Contains(p.Date))
            ),
            ChsiCorrect = db.ChsiChecks.Any(c => c.StudentId == s.Id && c.Result == ChsiResult.Correct),
            ChsiWrong = db.ChsiChecks.Any(c => c.StudentId == s.Id && c.Result == ChsiResult.Wrong),
        });
}
