using Gradcheck.Domain;
using Gradcheck.Domain.Chsi;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Photos;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Synthetic;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.AdminApi.Tests.Forms;

/// <summary>
/// A small cohort in which everything happened once in college 01: one added, one removed, one with status changes,
/// one corrected, one signed. All but the added one have a place in the photo plan; the signed one paid, the changed one
/// found an error on CHSI.
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

    public static async Task<FormSeason> AddAsync(ApiHarness api, int size = 24, string addedName = "欧阳娜")
    {
        var cohort = await TestCohort.AddAsync(api, size);
        var own = cohort.Of("01");
        var added = own[0] with
        {
            StudentNumber = "2005019999001",
            Name = addedName,
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
        await PlanPhotosAsync(scope);
        scope.Db.FeePayments.Add(
            new FeePayment
            {
                CohortYear = 2009,
                StudentId = (await FindAsync(scope, Signed)).Id,
                AmountFen = 1500,
                ReceiptNumber = "000017",
                RecordedAt = scope.Now,
            }
        );
        scope.Db.ChsiChecks.Add(
            new ChsiCheck
            {
                StudentId = changed.Id,
                CohortYear = 2009,
                Result = ChsiResult.Wrong,
                Item = "姓名",
                Shown = "李停",
                Right = Changed.Name,
                ReportedAt = scope.Now,
            }
        );
        return true;
    }

    private async Task PlanPhotosAsync(WriteScope scope)
    {
        var college = Cohort.Colleges.Single(c => c.Code == "01");
        var session = new PhotoSession
        {
            CohortYear = 2009,
            CollegeCode = "01",
            Date = new DateOnly(2008, 12, 13),
            Start = new TimeOnly(8, 30),
            End = new TimeOnly(9, 10),
            Place = "至善楼104",
            Classes = string.Join('、', Cohort.Of("01").Select(s => s.ClassName).Distinct()),
            FirstNumber = 101,
            LastNumber = 100 + Cohort.Of("01").Count,
            Counsellor = college.Counsellors[0].Name,
            CounsellorPhone = college.Counsellors[0].Phone,
        };
        scope.Db.PhotoSessions.Add(session);
        await scope.Db.SaveChangesAsync();
        foreach (var (i, record) in Cohort.Of("01").Index())
        {
            scope.Db.PhotoSlots.Add(
                new PhotoSlot
                {
                    CohortYear = 2009,
                    StudentId = (await FindAsync(scope, record)).Id,
                    SessionId = session.Id,
                    PhotoNumber = 101 + i,
                }
            );
        }
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
