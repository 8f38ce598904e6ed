using Gradcheck.Domain.Students;

namespace Gradcheck.Bot.Conversation;

/// <summary>Which fields stand on which page of the check before signing (product.md, conversation 4).</summary>
internal static class SigningPages
{
    public static IReadOnlyList<StudentField> First { get; } =
    [
        StudentField.Name,
        StudentField.Sex,
        StudentField.BirthDate,
        StudentField.EthnicGroup,
        StudentField.PoliticalStatus,
        StudentField.IdNumber,
        StudentField.NativePlace,
    ];

    public static IReadOnlyList<StudentField> Second { get; } =
    [
        StudentField.StudentNumber,
        StudentField.College,
        StudentField.ClassName,
        StudentField.Major,
        StudentField.EducationLevel,
        StudentField.ProgrammeLength,
        StudentField.EnrolmentDate,
    ];
}
