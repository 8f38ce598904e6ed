using Gradcheck.Domain;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Synthetic;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.AdminApi.Tests.Forms;

/// <summary>
/// A small cohort in which everything happened once in college 01: one added, one removed, one with status changes,
/// one corrected, one signed.
/// </summary>
internal sealed class FormSeason
{
    private FormSeason(SyntheticCohort cohort) => Cohort = cohort;

    public SyntheticCohort Cohort { get; }
    public required StudentRecord Signed { get; init; }
    public required StudentRecord Changed { get; init; }
    public required StudentRecord Corrected { get; init; }
    public required StudentRecord Removed { get; init; }
    public required StudentRecord Added { get; init; }

    public static async Task<FormSeason> AddAsync(ApiHarness api, int size = 24)
    {
        var cohort = await TestCohort.AddAsync(api, size);
        var own = cohort.Of("01");
        var added = own[0] with
        {
            StudentNumber = "2005019999001",
            Name = "=HYPERLINK(1)",
            IdNumber = "",
            BirthDate = "19860305",
        };
        var season = new FormSeason(cohort)
        {
            Signed = own[0],
            Changed = own[1],
            Corrected = own[2],
            Removed = own[3],
            Added = added,
        };
        await TestCohort.SignAsync(api, season.Signed);
        await api.Writer.WriteAsync<bool>("test", scope => season.HappenAsync(scope));
        return season;
    }

    private async Task<Result<bool>> HappenAsync(WriteScope scope)
    {
        var changed = await FindAsync(scope, Changed);
        changed.AuditFinding = "姓名与招生数据不一致";
        changed.Remark = "少数民族预科";
        scope.Db.StatusChanges.AddRange(
            Change(changed, "休学", new DateOnly(2006, 9, 1), "校教〔2006〕8号"),
            Change(changed, "复学", new DateOnly(2007, 9, 1), "")
        );
        await RemoveStudent.RunAsync(scope, 2009, Removed.StudentNumber, null, "退学", "校教〔2008〕12号");
        var added = new Student
        {
            CohortYear = 2009,
            Origin = StudentOrigin.Added,
            AdditionReason = "名单遗漏",
        };
        added.Replace(Added);
        scope.Db.Students.Add(added);
        var corrected = await FindAsync(scope, Corrected);
        scope.Db.Corrections.AddRange(
            Correction(corrected, StudentField.Name, "李停", CorrectionState.Accepted),
            Correction(corrected, StudentField.Sex, "男", CorrectionState.Pending)
        );
        return true;
    }

    private static Task<Student> FindAsync(WriteScope scope, StudentRecord record) =>
        scope.Db.Students.SingleAsync(s => s.StudentNumber == record.StudentNumber);

    private static StatusChange Change(Student student, string kind, DateOnly date, string document) =>
        new()
        {
            StudentId = student.Id,
            Kind = kind,
            Date = date,
            DocumentNumber = document,
        };

    private static Correction Correction(Student student, StudentField field, string old, CorrectionState state) =>
        new()
        {
            CohortYear = 2009,
            StudentId = student.Id,
            Field = field,
            OldValue = old,
            NewValue = student.ToRecord()[field],
            Cause = CorrectionCause.Admission,
            Form = CorrectionForm.Admission,
            State = state,
        };
}
