using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Students;

/// <summary>What became of an addition.</summary>
/// <param name="Student">The student, as stored.</param>
/// <param name="Restored">Whether the student had been on the list before and was removed.</param>
/// <param name="Findings">Warnings and normalisations the office should look at.</param>
public sealed record StudentAdded(Student Student, bool Restored, IReadOnlyList<Finding> Findings);

/// <summary>Adds a student whom the issued list lacks (添加, 附表1; product rule R2), or puts a removed one back.</summary>
public static class AddStudent
{
    /// <summary>Adds the student, or recognises one who was removed: that one keeps issued data and signature.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="cohortYear">The cohort.</param>
    /// <param name="collegeCode">The only college the caller may see; null for the registrar.</param>
    /// <param name="values">Every field as typed; the remark may be left out.</param>
    /// <param name="reason">Why, for 附表1.</param>
    /// <returns>
    /// The student, or a refusal: <c>cohort-not-found</c>, <c>college-not-found</c>, <c>reason-missing</c>,
    /// <c>record-invalid</c>, <c>student-exists</c>, <c>duplicate-id</c>, <c>key-field</c>.
    /// </returns>
    public static async Task<Result<StudentAdded>> RunAsync(
        WriteScope scope,
        int cohortYear,
        string? collegeCode,
        IReadOnlyDictionary<StudentField, string> values,
        string reason
    )
    {
        var db = scope.Db;
        if (await db.Cohorts.FindAsync(cohortYear) is not { } cohort)
            return SaveCohort.CohortNotFound;
        if (!Reason.Check(reason).TryGet(out var why, out var refusal))
            return refusal;

        var complete = StudentFields.All.ToDictionary(field => field, field => values.GetValueOrDefault(field, ""));
        if (collegeCode is not null && complete[StudentField.College].Length == 0)
            complete[StudentField.College] = collegeCode;
        var rules = cohort.Settings.RulesFor(cohortYear);
        if (!RecordChange.Apply(new StudentRecord(), complete, rules).TryGet(out var check, out refusal))
            return refusal;
        var record = check.Record;
        if (
            (collegeCode is not null && record.College != collegeCode)
            || !await db.Colleges.AnyAsync(c => c.CohortYear == cohortYear && c.Code == record.College)
        )
        {
            return ChangeStudent.CollegeNotFound;
        }

        var known = await db.Students.SingleOrDefaultAsync(s =>
            s.CohortYear == cohortYear && s.StudentNumber == record.StudentNumber
        );
        if (known is not null && (!known.IsRemoved || (collegeCode is not null && known.CollegeCode != collegeCode)))
            return ChangeStudent.StudentExists;
        if (await DuplicateIdNumber.ExistsAsync(db, cohortYear, record.IdNumber, known?.Id ?? 0))
            return DuplicateIdNumber.Refusal;
        if (known is not null && collegeCode is not null && KeyChanges(known, record, cohort) is { Count: > 0 } changes)
            return ChangeStudent.KeyFieldRefusal(changes);

        var student = known ?? New(db, cohortYear);
        student.Replace(record);
        student.AdditionReason = why;
        student.RemovedAt = null;
        student.RemovalReason = null;
        student.RemovalDocument = null;
        // The id of a new student goes into the audit log.
        await db.SaveChangesAsync();
        var action = known is null ? "student-added" : "student-restored";
        student.ChangeSequence = scope
            .Audit(
                action,
                cohortYear,
                student.Id,
                new { reason = await AuditReason.CleanAsync(db, cohortYear, why, student.Issued?.Name) }
            )
            .Id;
        return new StudentAdded(student, known is not null, check.Findings);
    }

    private static Student New(GradcheckDb db, int cohortYear)
    {
        var student = new Student { CohortYear = cohortYear, Origin = StudentOrigin.Added };
        db.Students.Add(student);
        return student;
    }

    /// <summary>Removing and adding again must not be a way around the approval of key fields.</summary>
    private static List<StudentField> KeyChanges(Student known, StudentRecord record, Cohort cohort)
    {
        var before = known.ToRecord();
        return ChangeStudent.Reserved(StudentFields.All.Where(f => before[f] != record[f]), cohort.Settings);
    }
}
