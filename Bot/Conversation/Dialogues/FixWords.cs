using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Bot.Conversation.Dialogues;

/// <summary>How stored values are shown to a student: a college by its name, the rest as it stands.</summary>
internal sealed class FixWords(IReadOnlyDictionary<string, string> colleges)
{
    public static async Task<FixWords> ReadAsync(Turn turn) =>
        new(
            await turn
                .Db.Colleges.Where(c => c.CohortYear == turn.Student.CohortYear)
                .OrderBy(c => c.Code)
                .ToDictionaryAsync(c => c.Code, c => c.Name)
        );

    /// <summary>The value in full.</summary>
    public string Say(StudentField field, string value) =>
        value.Length == 0 ? "（空）"
        : field == StudentField.College ? colleges.GetValueOrDefault(value, value)
        : value;

    /// <summary>The value as it is shown unasked: an ID number masked.</summary>
    public string SayMasked(StudentField field, string value) =>
        field == StudentField.IdNumber && value.Length > 0 ? IdNumber.Mask(value) : Say(field, value);

    /// <summary>The only values a field can have, when they are few enough for buttons.</summary>
    public IEnumerable<string> Choices(StudentField field, CohortSettings settings) =>
        field switch
        {
            StudentField.Sex => ["男", "女"],
            StudentField.PoliticalStatus => settings.PoliticalStatuses,
            StudentField.EducationLevel => settings.EducationLevels,
            StudentField.College => colleges.Keys.Order(StringComparer.Ordinal),
            _ => [],
        };
}
