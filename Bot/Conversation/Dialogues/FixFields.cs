using Gradcheck.Domain.Students;

namespace Gradcheck.Bot.Conversation.Dialogues;

/// <summary>The fields a student can ask to have corrected: every field that is signed.</summary>
internal static class FixFields
{
    /// <summary>In the order in which they are checked before signing.</summary>
    public static IReadOnlyList<StudentField> All { get; } =
    [
        StudentField.Name,
        StudentField.Sex,
        StudentField.BirthDate,
        StudentField.EthnicGroup,
        StudentField.PoliticalStatus,
        StudentField.IdNumber,
        StudentField.NativePlace,
        StudentField.StudentNumber,
        StudentField.College,
        StudentField.ClassName,
        StudentField.Major,
        StudentField.EducationLevel,
        StudentField.ProgrammeLength,
        StudentField.EnrolmentDate,
    ];

    /// <summary>The field a typed heading means; null for none.</summary>
    public static StudentField? Find(string typed) =>
        Single(field => field.Heading() == typed || ShortHeading(field) == typed);

    public static StudentField? FromJsonName(string name) => Single(field => field.JsonName() == name);

    private static StudentField? Single(Func<StudentField, bool> matches) =>
        All.Where(matches).Select(field => (StudentField?)field).FirstOrDefault();

    // 专业（方向） is 专业 to everybody.
    private static string ShortHeading(StudentField field) => field.Heading().Split('（')[0];
}
