using System.Globalization;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Bot.Conversation;

/// <summary>
/// A record as a student reads it: one line per field, exactly the stored characters, with a date spelt out beside
/// its digits.
/// </summary>
internal sealed class RecordText(StudentRecord record, string collegeName)
{
    private const string Unknown = "（空，未登记）";

    /// <summary>Reads the bound student's record and the name of the college.</summary>
    public static async Task<RecordText> OfAsync(Turn turn)
    {
        var student = turn.Student;
        return new RecordText(student.ToRecord(), await CollegeNameAsync(turn.Db, student, student.CollegeCode));
    }

    /// <summary>What a college is called; its code when the cohort does not list it.</summary>
    public static async Task<string> CollegeNameAsync(GradcheckDb db, Student student, string code) =>
        await db
            .Colleges.Where(c => c.CohortYear == student.CohortYear && c.Code == code)
            .Select(c => c.Name)
            .SingleOrDefaultAsync()
        ?? code;

    /// <summary>The given fields, line by line; the ID number in full only when asked for.</summary>
    public ChatHtml.Raw Lines(IEnumerable<StudentField> fields, bool fullIdNumber) =>
        new(string.Join('\n', fields.Select(field => Line(field, fullIdNumber))));

    /// <summary>One value as it is shown to its owner.</summary>
    public static string Value(StudentField field, string value) =>
        value.Length == 0
            ? Unknown
            : field switch
            {
                StudentField.BirthDate or StudentField.EnrolmentDate => SpellOut(value),
                StudentField.ProgrammeLength => $"{value} 年",
                _ => value,
            };

    private string Line(StudentField field, bool fullIdNumber) =>
        field switch
        {
            StudentField.IdNumber when record.IdNumber.Length > 0 => ChatHtml.Of(
                $"{field.Heading()}：<code>{(fullIdNumber ? record.IdNumber : IdNumber.Mask(record.IdNumber))}</code>"
            ),
            StudentField.College => ChatHtml.Of($"{field.Heading()}：{Value(field, collegeName)}"),
            _ => ChatHtml.Of($"{field.Heading()}：{Value(field, record[field])}"),
        };

    private static string SpellOut(string digits)
    {
        if (DateTime.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return string.Create(CultureInfo.InvariantCulture, $"{digits}（{day:yyyy年M月d日}）");
        return DateTime.TryParseExact(
            digits,
            "yyyyMM",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var month
        )
            ? string.Create(CultureInfo.InvariantCulture, $"{digits}（{month:yyyy年M月}）")
            : digits;
    }
}
