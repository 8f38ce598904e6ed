using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Students.Rules;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Corrections;

/// <summary>Judges a typed value against the rules and against the rest of the cohort. Changes nothing.</summary>
public static class JudgeCorrection
{
    /// <summary>Does what <see cref="CorrectionCheck"/> does and looks for duplicates and unknown colleges.</summary>
    /// <param name="db">The database.</param>
    /// <param name="student">The student.</param>
    /// <param name="cohort">The student's settings.</param>
    /// <param name="field">The field to correct.</param>
    /// <param name="typed">What was typed; for 学院 the name or the code.</param>
    /// <returns>The check; its value for 学院 is the college's code.</returns>
    public static async Task<FieldCheck> RunAsync(
        GradcheckDb db,
        Student student,
        CohortSettings cohort,
        StudentField field,
        string typed
    )
    {
        if (field == StudentField.College)
            return await CollegeAsync(db, student.CohortYear, typed);
        var check = CorrectionCheck.Judge(
            student.ToRecord(),
            await OwnCorrections.PendingValuesAsync(db, student.Id),
            field,
            typed,
            cohort.RulesFor(student.CohortYear)
        );
        return check.IsValid && await DuplicateAsync(db, student, field, check.Value) is { } duplicate
            ? check with
            {
                Findings = [.. check.Findings, duplicate],
            }
            : check;
    }

    private static async Task<FieldCheck> CollegeAsync(GradcheckDb db, int year, string typed)
    {
        var text = typed.Trim();
        var colleges = await db
            .Colleges.Where(c => c.CohortYear == year)
            .Select(c => new { c.Code, c.Name })
            .ToListAsync();
        var code = colleges.FirstOrDefault(c => c.Code == text || c.Name == text)?.Code;
        return code is not null
            ? new FieldCheck(code, [])
            : new FieldCheck(
                text,
                [
                    new Finding(
                        StudentField.College,
                        "college-unknown",
                        Severity.Error,
                        "本届没有这个学院，请从列表中选择。"
                    ),
                ]
            );
    }

    private static async Task<Finding?> DuplicateAsync(
        GradcheckDb db,
        Student student,
        StudentField field,
        string value
    )
    {
        var others = db.Students.Where(s => s.CohortYear == student.CohortYear && s.Id != student.Id);
        if (field == StudentField.StudentNumber && await others.AnyAsync(s => s.StudentNumber == value))
        {
            return new Finding(
                field,
                Rule.StudentNumberDuplicate,
                Severity.Error,
                "这个学号已是名单中另一位同学的，请核对；确实是你的请联系学院教务办。"
            );
        }

        if (field != StudentField.IdNumber)
            return null;
        // The same person may stand in the list with the 15-digit form of the number.
        return
            Student.IndexOfIdNumber(value) is { } wanted
            && await others.AnyAsync(s => s.RemovedAt == null && s.IdNumberIndex == wanted)
            ? new Finding(
                field,
                Rule.IdDuplicate,
                Severity.Error,
                "这个身份证号已是名单中另一位同学的，请核对；确实是你的请联系学院教务办。"
            )
            : null;
    }
}
