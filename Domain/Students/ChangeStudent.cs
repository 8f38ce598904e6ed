using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Signing;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Students;

/// <summary>What became of an office's change to one record.</summary>
/// <param name="Student">The student, as stored.</param>
/// <param name="Findings">Warnings and normalisations the office should look at.</param>
public sealed record StudentSaved(Student Student, IReadOnlyList<Finding> Findings);

/// <summary>
/// An office changes fields of one record (product rule R2). A college may not touch key fields, which need an
/// approval form (R4), nor what says who and whose the student is.
/// </summary>
public static class ChangeStudent
{
    /// <summary>Changes the fields; a signature of the student that becomes stale is announced.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="cohortYear">The cohort.</param>
    /// <param name="studentNumber">学号.</param>
    /// <param name="collegeCode">The only college the caller may see; null for the registrar.</param>
    /// <param name="values">The new values as typed.</param>
    /// <param name="reason">Why, for the audit log.</param>
    /// <returns>
    /// The record, or a refusal: <c>student-not-found</c>, <c>reason-missing</c>, <c>changes-missing</c>,
    /// <c>key-field</c>, <c>record-invalid</c>, <c>college-not-found</c>, <c>student-exists</c>, <c>duplicate-id</c>.
    /// </returns>
    public static async Task<Result<StudentSaved>> RunAsync(
        WriteScope scope,
        int cohortYear,
        string studentNumber,
        string? collegeCode,
        IReadOnlyDictionary<StudentField, string> values,
        string reason
    )
    {
        if (await scope.Db.Cohorts.FindAsync(cohortYear) is not { } cohort)
            return SaveCohort.CohortNotFound;
        var found = await FindStudent.OnListAsync(scope.Db, cohortYear, studentNumber, collegeCode);
        if (!found.TryGet(out var student, out var refusal))
            return refusal;
        if (!Reason.Check(reason).TryGet(out var why, out refusal))
            return refusal;
        if (values.Count == 0)
            return Refusal.Invalid("changes-missing", "请写明要修改的字段和新内容（changes）。");
        if (collegeCode is not null && Reserved(values.Keys, cohort.Settings) is { Count: > 0 } reserved)
            return KeyFieldRefusal(reserved);

        var before = student.ToRecord();
        if (
            !RecordChange.Apply(before, values, cohort.Settings.RulesFor(cohortYear)).TryGet(out var check, out refusal)
        )
            return refusal;
        if (await CollegeRefusalAsync(scope.Db, cohortYear, before, check.Record) is { } unknown)
            return unknown;
        if (await ClashAsync(scope.Db, student, check.Record) is { } clash)
            return clash;

        var changed = StudentFields.All.Where(field => before[field] != check.Record[field]).ToList();
        if (changed.Count > 0)
        {
            var watch = SignatureWatch.Begin(student);
            student.Replace(check.Record);
            var stale = await watch.TellAsync(scope);
            var entry = scope.Audit(
                "record-changed",
                cohortYear,
                student.Id,
                new
                {
                    fields = changed,
                    reason = await AuditReason.CleanAsync(
                        scope.Db,
                        cohortYear,
                        why,
                        before.Name,
                        student.Name,
                        student.Issued?.Name
                    ),
                    signatureStale = stale > 0,
                }
            );
            student.ChangeSequence = entry.Id;
        }

        return new StudentSaved(student, check.Findings);
    }

    /// <summary>The fields of these that only the registrar changes: the key fields, the number and the college.</summary>
    internal static List<StudentField> Reserved(IEnumerable<StudentField> fields, CohortSettings settings) =>
        [
            .. fields.Where(field =>
                field is StudentField.StudentNumber or StudentField.College || settings.KeyFields.Contains(field)
            ),
        ];

    internal static Refusal KeyFieldRefusal(IReadOnlyList<StudentField> fields) =>
        new(
            RefusalKind.Forbidden,
            "key-field",
            $"{string.Join("、", fields.Select(f => f.Heading()))}不能由学院直接修改，请附证明材料报学籍管理科。",
            Data: new { fields }
        );

    internal static async Task<Refusal?> CollegeRefusalAsync(
        GradcheckDb db,
        int cohortYear,
        StudentRecord before,
        StudentRecord after
    ) =>
        before.College == after.College
        || await db.Colleges.AnyAsync(c => c.CohortYear == cohortYear && c.Code == after.College)
            ? null
            : CollegeNotFound;

    /// <summary>Refuses a number that another student of the cohort has.</summary>
    internal static async Task<Refusal?> ClashAsync(GradcheckDb db, Student student, StudentRecord after)
    {
        if (
            after.StudentNumber != student.StudentNumber
            && await db.Students.AnyAsync(s =>
                s.CohortYear == student.CohortYear && s.StudentNumber == after.StudentNumber
            )
        )
        {
            return StudentExists;
        }

        return
            after.IdNumber != student.IdNumber
            && await DuplicateIdNumber.ExistsAsync(db, student.CohortYear, after.IdNumber, student.Id)
            ? DuplicateIdNumber.Refusal
            : null;
    }

    public static Refusal CollegeNotFound { get; } =
        Refusal.NotFound("college-not-found", "没有这个学院，请填写学院代码，如 01。");

    internal static Refusal StudentExists { get; } =
        Refusal.Conflict("student-exists", "这个学号已在本届名单中，请核对学号。");
}
