using Gradcheck.Domain.Students;

namespace Gradcheck.Bot.Conversation.Dialogues;

/// <summary>What CHSI shows of a student and can be wrong.</summary>
internal static class ChsiItems
{
    private const string Photo = "照片";

    private static readonly StudentField[] Fields =
    [
        StudentField.Name,
        StudentField.Sex,
        StudentField.BirthDate,
        StudentField.EthnicGroup,
        StudentField.IdNumber,
        StudentField.Major,
        StudentField.EducationLevel,
        StudentField.ProgrammeLength,
        StudentField.EnrolmentDate,
    ];

    /// <summary>The items to choose from.</summary>
    public static IReadOnlyList<string> All { get; } = [Photo, .. Fields.Select(field => field.Heading()), "其他"];

    /// <summary>What the record says of an item; null when the record does not have it.</summary>
    public static string? OnRecord(string item, Student student)
    {
        var field = Array.FindIndex(Fields, f => f.Heading() == item);
        return field >= 0 && student.ToRecord()[Fields[field]] is { Length: > 0 } value ? value : null;
    }

    public static string Example(string item) => item == Photo ? "例如：没有照片；照片不是我本人。" : "";
}
