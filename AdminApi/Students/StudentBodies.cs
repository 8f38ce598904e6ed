using Gradcheck.Domain.Students;

namespace Gradcheck.AdminApi.Students;

/// <summary>Changes to a record: new values by field name, and why.</summary>
public sealed record StudentPatch(IReadOnlyDictionary<StudentField, string> Changes, string Reason);

/// <summary>A student to add: every field of the record, and why.</summary>
public sealed record StudentAddition
{
    public string StudentNumber { get; init; } = "";
    public string Name { get; init; } = "";
    public string Sex { get; init; } = "";
    public string BirthDate { get; init; } = "";
    public string PoliticalStatus { get; init; } = "";
    public string Major { get; init; } = "";
    public string EnrolmentDate { get; init; } = "";
    public string ProgrammeLength { get; init; } = "";
    public string EducationLevel { get; init; } = "";
    public string EthnicGroup { get; init; } = "";
    public string IdNumber { get; init; } = "";
    public string NativePlace { get; init; } = "";

    /// <summary>The college's code; a college's own key may leave it out.</summary>
    public string College { get; init; } = "";
    public string ClassName { get; init; } = "";
    public string Remark { get; init; } = "";

    /// <summary>添加原因, for 附表1.</summary>
    public string Reason { get; init; } = "";

    internal IReadOnlyDictionary<StudentField, string> ToValues()
    {
        var record = new StudentRecord
        {
            StudentNumber = StudentNumber,
            Name = Name,
            Sex = Sex,
            BirthDate = BirthDate,
            PoliticalStatus = PoliticalStatus,
            Major = Major,
            EnrolmentDate = EnrolmentDate,
            ProgrammeLength = ProgrammeLength,
            EducationLevel = EducationLevel,
            EthnicGroup = EthnicGroup,
            IdNumber = IdNumber,
            NativePlace = NativePlace,
            College = College,
            ClassName = ClassName,
            Remark = Remark,
        };
        return StudentFields.All.ToDictionary(field => field, field => record[field]);
    }
}

/// <summary>Why a student is taken off the list, and the document behind it.</summary>
public sealed record StudentRemoval(string? Reason = null, string? Document = null);

/// <summary>A status change to note.</summary>
/// <param name="Kind">转学, 转专业, 专升本, 休学, 复学 or 退学.</param>
/// <param name="Date">When it took effect.</param>
/// <param name="DocumentNumber">The document behind it.</param>
/// <param name="Note">What else there is to say.</param>
public sealed record NewStatusChange(string Kind, DateOnly? Date = null, string DocumentNumber = "", string Note = "");

/// <summary>A status change as noted.</summary>
public sealed record StatusChangeView(
    long Id,
    string Kind,
    DateOnly? Date,
    string DocumentNumber,
    string Note,
    DateTimeOffset RecordedAt
)
{
    internal static StatusChangeView Of(StatusChange change) =>
        new(change.Id, change.Kind, change.Date, change.DocumentNumber, Masked.Text(change.Note), change.RecordedAt);
}

/// <summary>A stored student with what the office should look at.</summary>
/// <param name="Student">The student as stored.</param>
/// <param name="Restored">For an addition: the student had been removed before and is back.</param>
/// <param name="Findings">Warnings and normalisations.</param>
public sealed record SavedStudentView(StudentView Student, bool Restored, IReadOnlyList<Finding> Findings);
