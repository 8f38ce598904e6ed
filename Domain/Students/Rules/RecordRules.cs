using System.Globalization;

namespace Gradcheck.Domain.Students.Rules;

/// <summary>The rules between fields of one record. Values that are not in their normal form are passed over.</summary>
public static class RecordRules
{
    private const int YoungestGraduate = 15;
    private const int OldestGraduate = 65;
    private const int YoungestEntrant = 13;

    /// <summary>Judges a record; empty when its fields agree.</summary>
    public static IReadOnlyList<Finding> Check(StudentRecord record, RuleSettings settings)
    {
        List<Finding>? findings = null;
        if (IdNumber.IsWellFormed(record.IdNumber))
        {
            CompareWithId(record, ref findings);
        }

        var born = ParseDate(record.BirthDate);
        if (born is { } birth && settings.CohortYear - birth.Year is < YoungestGraduate or > OldestGraduate)
        {
            Warn(
                ref findings,
                StudentField.BirthDate,
                Rule.AgeImplausible,
                $"按出生日期，毕业时 {settings.CohortYear - birth.Year} 岁，请核对。"
            );
        }

        if (EnrolmentMonth(record.EnrolmentDate) is { } enrolled)
        {
            CheckEnrolment(record, enrolled, born, settings.CohortYear, ref findings);
        }

        return findings ?? (IReadOnlyList<Finding>)[];
    }

    private static void CompareWithId(StudentRecord record, ref List<Finding>? findings)
    {
        if (
            ParseDate(record.BirthDate) is { } written
            && IdNumber.BirthDate(record.IdNumber) is { } fromId
            && written != fromId
        )
        {
            var right = fromId.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
            Add(
                ref findings,
                new Finding(
                    StudentField.BirthDate,
                    Rule.IdDobMismatch,
                    Severity.Error,
                    $"出生日期与身份证号中的 {right} 不一致，请核对（出生日期以身份证为准）。",
                    right
                )
            );
        }

        var sex = IdNumber.Sex(record.IdNumber);
        if (record.Sex is "男" or "女" && record.Sex != sex)
        {
            Warn(ref findings, StudentField.Sex, Rule.IdSexMismatch, $"性别与身份证号（{sex}）不一致，请核对。", sex);
        }
    }

    private static void CheckEnrolment(
        StudentRecord record,
        DateOnly enrolled,
        DateOnly? born,
        int cohortYear,
        ref List<Finding>? findings
    )
    {
        const StudentField field = StudentField.EnrolmentDate;
        if (born is { } birth && enrolled <= birth)
        {
            Warn(ref findings, field, Rule.EnrolmentBeforeBirth, "入学日期早于出生日期，请核对。");
        }
        else if (born is { } date && enrolled < date.AddYears(YoungestEntrant))
        {
            Warn(
                ref findings,
                field,
                Rule.EnrolmentTooYoung,
                $"入学时不满 {YoungestEntrant} 岁，请核对入学日期和出生日期。"
            );
        }

        var years = ProgrammeYears(record.ProgrammeLength);
        if (enrolled.Year + years > cohortYear)
        {
            Warn(ref findings, field, Rule.EnrolmentLate, $"按入学日期和学制，到 {cohortYear} 年还不能毕业，请核对。");
        }
    }

    /// <summary>Whole years; half a year more or less depends on the month of graduation.</summary>
    private static int ProgrammeYears(string length) =>
        length.Length > 0 && length[0] is >= '2' and <= '8' && (length.Length == 1 || length[1] == '.')
            ? length[0] - '0'
            : 0;

    private static DateOnly? EnrolmentMonth(string text) => text.Length == 6 ? DayOf(text, 1) : ParseDate(text);

    private static DateOnly? ParseDate(string text) =>
        text.Length == 8 && Digits.Only(text.AsSpan(6)) ? DayOf(text, (text[6] - '0') * 10 + text[7] - '0') : null;

    private static DateOnly? DayOf(ReadOnlySpan<char> text, int day)
    {
        if (!Digits.Only(text[..6]))
        {
            return null;
        }

        var number = int.Parse(text[..6], CultureInfo.InvariantCulture);
        var (year, month) = (number / 100, number % 100);
        return year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }

    private static void Warn(
        ref List<Finding>? findings,
        StudentField field,
        string rule,
        string message,
        string? suggestion = null
    ) => Add(ref findings, new Finding(field, rule, Severity.Warning, message, suggestion));

    private static void Add(ref List<Finding>? findings, Finding finding) => (findings ??= []).Add(finding);
}
