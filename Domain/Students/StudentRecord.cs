namespace Gradcheck.Domain.Students;

/// <summary>
/// The content of one student's record, every value in its normal form (see the field rules). An empty string
/// is a value that is not known yet. <see cref="College"/> holds the college's code in storage.
/// </summary>
public sealed record StudentRecord
{
    public string StudentNumber { get; init; } = "";
    public string Name { get; init; } = "";
    public string Sex { get; init; } = "";

    /// <summary><c>yyyyMMdd</c>.</summary>
    public string BirthDate { get; init; } = "";
    public string PoliticalStatus { get; init; } = "";
    public string Major { get; init; } = "";

    /// <summary><c>yyyyMMdd</c> or <c>yyyyMM</c>.</summary>
    public string EnrolmentDate { get; init; } = "";

    /// <summary>Years, such as <c>4</c> or <c>2.5</c>.</summary>
    public string ProgrammeLength { get; init; } = "";
    public string EducationLevel { get; init; } = "";
    public string EthnicGroup { get; init; } = "";
    public string IdNumber { get; init; } = "";
    public string NativePlace { get; init; } = "";
    public string College { get; init; } = "";
    public string ClassName { get; init; } = "";

    /// <summary>The college's free note; findings and status changes join it on export only.</summary>
    public string Remark { get; init; } = "";

    /// <summary>A record written into a text by mistake must not tell whose it is.</summary>
    public override string ToString() => nameof(StudentRecord);

    /// <summary>Reads one field.</summary>
    public string this[StudentField field] =>
        field switch
        {
            StudentField.StudentNumber => StudentNumber,
            StudentField.Name => Name,
            StudentField.Sex => Sex,
            StudentField.BirthDate => BirthDate,
            StudentField.PoliticalStatus => PoliticalStatus,
            StudentField.Major => Major,
            StudentField.EnrolmentDate => EnrolmentDate,
            StudentField.ProgrammeLength => ProgrammeLength,
            StudentField.EducationLevel => EducationLevel,
            StudentField.EthnicGroup => EthnicGroup,
            StudentField.IdNumber => IdNumber,
            StudentField.NativePlace => NativePlace,
            StudentField.College => College,
            StudentField.ClassName => ClassName,
            StudentField.Remark => Remark,
            _ => throw new ArgumentOutOfRangeException(nameof(field)),
        };

    /// <summary>The same record with one field replaced.</summary>
    public StudentRecord With(StudentField field, string value) =>
        field switch
        {
            StudentField.StudentNumber => this with { StudentNumber = value },
            StudentField.Name => this with { Name = value },
            StudentField.Sex => this with { Sex = value },
            StudentField.BirthDate => this with { BirthDate = value },
            StudentField.PoliticalStatus => this with { PoliticalStatus = value },
            StudentField.Major => this with { Major = value },
            StudentField.EnrolmentDate => this with { EnrolmentDate = value },
            StudentField.ProgrammeLength => this with { ProgrammeLength = value },
            StudentField.EducationLevel => this with { EducationLevel = value },
            StudentField.EthnicGroup => this with { EthnicGroup = value },
            StudentField.IdNumber => this with { IdNumber = value },
            StudentField.NativePlace => this with { NativePlace = value },
            StudentField.College => this with { College = value },
            StudentField.ClassName => this with { ClassName = value },
            StudentField.Remark => this with { Remark = value },
            _ => throw new ArgumentOutOfRangeException(nameof(field)),
        };

    /// <summary>The record whose fields are the given values in the order of <see cref="StudentField"/>.</summary>
    public static StudentRecord FromValues(IReadOnlyList<string> values) =>
        new()
        {
            StudentNumber = values[(int)StudentField.StudentNumber],
            Name = values[(int)StudentField.Name],
            Sex = values[(int)StudentField.Sex],
            BirthDate = values[(int)StudentField.BirthDate],
            PoliticalStatus = values[(int)StudentField.PoliticalStatus],
            Major = values[(int)StudentField.Major],
            EnrolmentDate = values[(int)StudentField.EnrolmentDate],
            ProgrammeLength = values[(int)StudentField.ProgrammeLength],
            EducationLevel = values[(int)StudentField.EducationLevel],
            EthnicGroup = values[(int)StudentField.EthnicGroup],
            IdNumber = values[(int)StudentField.IdNumber],
            NativePlace = values[(int)StudentField.NativePlace],
            College = values[(int)StudentField.College],
            ClassName = values[(int)StudentField.ClassName],
            Remark = values[(int)StudentField.Remark],
        };
}
