using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Students.Rules;

namespace Gradcheck.Domain.Corrections;

/// <summary>Judges a correction as the record and the cohort stand now; since it was asked for both may have changed.</summary>
internal static class AcceptedRecord
{
    /// <summary>The record with the correction, or why it cannot be.</summary>
    /// <returns>
    /// Refusals: <c>correction-overtaken</c>, <c>correction-invalid</c>, <c>college-not-found</c>,
    /// <c>student-exists</c>, <c>duplicate-id</c>.
    /// </returns>
    public static async Task<Result<StudentRecord>> JudgeAsync(GradcheckDb db, CorrectionCase open)
    {
        var (correction, student, cohort) = open;
        var before = student.ToRecord();
        if (before[correction.Field] == correction.NewValue)
            return before;
        if (IsOvertaken(correction, before))
            return Overtaken;

        var value = correction.NewValue;
        if (correction.Field != StudentField.College)
        {
            // What else the student asks for counts too: a birth date and an ID number that were both wrong fit
            // each other only when both are right.
            var pending = await OwnCorrections.PendingValuesAsync(db, student.Id);
            var rules = cohort.Settings.RulesFor(cohort.Year);
            var check = CorrectionCheck.Judge(before, pending, correction.Field, value, rules);
            if (!check.IsValid)
                return Invalid(check);
            value = check.Value;
        }

        var after = before.With(correction.Field, value);
        if (await ChangeStudent.CollegeRefusalAsync(db, cohort.Year, before, after) is { } unknown)
            return unknown;
        return await ChangeStudent.ClashAsync(db, student, after) is { } clash ? clash : after;
    }

    /// <summary>Whether the record has come to hold neither the value that was wrong nor the right one.</summary>
    public static bool IsOvertaken(Correction correction, StudentRecord record) =>
        record[correction.Field] != correction.OldValue && record[correction.Field] != correction.NewValue;

    public static Refusal Overtaken { get; } =
        Refusal.Conflict(
            "correction-overtaken",
            "名单上的这一项在此期间已改成别的内容，不能再按原申请处理。请先核对现在的内容。"
        );

    private static Refusal Invalid(FieldCheck check)
    {
        var errors = check.Findings.Where(finding => finding.Severity == Severity.Error).ToList();
        return Refusal.Conflict(
            "correction-invalid",
            $"这个内容现在不符合填写要求，不能通过：{Masked.Text(errors[0].Message)}",
            data: new { rules = errors.Select(error => error.Rule) }
        );
    }
}
