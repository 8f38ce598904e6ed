namespace Gradcheck.Domain.Students;

/// <summary>One field of the student record (notice section 一.1), in the order of the registration form.</summary>
public enum StudentField
{
    StudentNumber,
    Name,
    Sex,
    BirthDate,
    PoliticalStatus,
    Major,
    EnrolmentDate,
    ProgrammeLength,
    EducationLevel,
    EthnicGroup,
    IdNumber,
    NativePlace,
    College,
    ClassName,
    Remark,
}
