using Gradcheck.Domain.Chsi;
using Gradcheck.Domain.Students;

namespace Gradcheck.AdminApi.Students;

/// <summary>A student as the API shows one: the record, the ID number masked, and how far it has come.</summary>
public sealed record StudentView
{
    public required string StudentNumber { get; init; }
    public required string Name { get; init; }
    public required string Sex { get; init; }
    public required string BirthDate { get; init; }
    public required string PoliticalStatus { get; init; }
    public required string Major { get; init; }
    public required string EnrolmentDate { get; init; }
    public required string ProgrammeLength { get; init; }
    public required string EducationLevel { get; init; }
    public required string EthnicGroup { get; init; }

    /// <summary>First three and last character only, unless it was revealed; so are numbers inside the texts.</summary>
    public required string IdNumber { get; init; }
    public required string NativePlace { get; init; }

    /// <summary>The college's code.</summary>
    public required string College { get; init; }
    public required string? CollegeName { get; init; }
    public required string ClassName { get; init; }
    public required string Remark { get; init; }

    /// <summary>审核未通过原因 as issued; empty when there is none.</summary>
    public required string AuditFinding { get; init; }
    public required StudentState State { get; init; }
    public required StudentOrigin Origin { get; init; }
    public required string? AdditionReason { get; init; }
    public required DateTimeOffset? RemovedAt { get; init; }
    public required string? RemovalReason { get; init; }
    public required string? RemovalDocument { get; init; }
    public required string RecordHash { get; init; }
    public required long Version { get; init; }
    public required StudentProgress Progress { get; init; }

    /// <summary>预拍摄序号; null while there is none.</summary>
    public required int? PhotoNumber { get; init; }
    public required PhotoPlaceView? Photo { get; init; }

    internal static StudentView Of(StudentRow row) => Of(row, Masked.Value);

    /// <summary>With every ID number in full, for whoever has given a reason.</summary>
    internal static StudentView Revealed(StudentRow row) => Of(row, (_, value) => value);

    private static StudentView Of(StudentRow row, Func<StudentField?, string, string> shown)
    {
        var s = row.Student;
        return new StudentView
        {
            StudentNumber = s.StudentNumber,
            Name = s.Name,
            Sex = s.Sex,
            BirthDate = s.BirthDate,
            PoliticalStatus = s.PoliticalStatus,
            Major = s.Major,
            EnrolmentDate = s.EnrolmentDate,
            ProgrammeLength = s.ProgrammeLength,
            EducationLevel = s.EducationLevel,
            EthnicGroup = s.EthnicGroup,
            IdNumber = shown(StudentField.IdNumber, s.IdNumber),
            NativePlace = s.NativePlace,
            College = s.CollegeCode,
            CollegeName = row.CollegeName,
            ClassName = s.ClassName,
            Remark = shown(null, s.Remark),
            AuditFinding = shown(null, s.AuditFinding),
            State = StateOf(row),
            Origin = s.Origin,
            AdditionReason = s.AdditionReason is { } added ? shown(null, added) : null,
            RemovedAt = s.RemovedAt,
            RemovalReason = s.RemovalReason is { } removed ? shown(null, removed) : null,
            RemovalDocument = s.RemovalDocument,
            RecordHash = s.RecordHash,
            Version = s.Version,
            Progress = StudentProgress.Of(row),
            PhotoNumber = row.PhotoNumber,
            Photo = row.Session is { } session
                ? new PhotoPlaceView(session.Date, session.Start, session.Place, row.EstimatedTime)
                : null,
        };
    }

    private static StudentState StateOf(StudentRow row) =>
        row.Student switch
        {
            { IsRemoved: true } => StudentState.Removed,
            { SignatureState: SignatureState.Stale } => StudentState.Stale,
            { SignatureState: SignatureState.Signed } => StudentState.Signed,
            { ViewedAt: not null } => StudentState.Viewed,
            _ => row.Bound ? StudentState.Bound : StudentState.Unbound,
        };
}

/// <summary>When and where a student's photo is taken, local time.</summary>
public sealed record PhotoPlaceView(DateOnly Date, TimeOnly Start, string Place, TimeOnly? EstimatedTime);

/// <summary>The student's checklist.</summary>
public sealed record StudentProgress(
    bool Bound,
    bool Unreachable,
    DateTimeOffset? ViewedAt,
    SignatureState Signature,
    DateTimeOffset? SignedAt,
    string? SignedChannel,
    string? Receipt,
    int PendingCorrections,
    bool Paid,
    bool Scheduled,
    ChsiResult? Chsi
)
{
    internal static StudentProgress Of(StudentRow row) =>
        new(
            row.Bound,
            row.Unreachable,
            row.Student.ViewedAt,
            row.Student.SignatureState,
            row.Student.SignedAt,
            row.Student.SignedChannel,
            row.Student.Receipt,
            row.PendingCorrections,
            row.Paid,
            row.PhotoNumber is not null,
            row.Chsi
        );
}
