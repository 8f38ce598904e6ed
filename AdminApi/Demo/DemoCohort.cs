using Gradcheck.Domain;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Photos;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Synthetic;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.AdminApi.Demo;

/// <summary>
/// The cohort a newcomer finds on the first start in Development: three colleges, 300 synthetic students, dates
/// around today, and a published photo plan.
/// </summary>
public static class DemoCohort
{
    /// <summary>The actor of everything the demo does.</summary>
    public const string Actor = "demo";

    private const int Size = 300;
    private const int SecondsPerStudent = 20;
    private static readonly string[] Rooms = ["至善楼104", "至善楼115"];

    /// <summary>Loads the demo into an empty database.</summary>
    /// <returns>Whether it did; false when there is a cohort already.</returns>
    public static async Task<bool> LoadAsync(Writer writer, TimeProvider clock)
    {
        var result = await writer.WriteAsync<bool>(
            Actor,
            async scope =>
            {
                if (await scope.Db.Cohorts.AnyAsync())
                    return false;
                var today = CampusTime.Today(clock);
                var year = today.Month >= 8 ? today.Year + 1 : today.Year;
                var synthetic = SyntheticCohort.Create(year, Size, new Random(2008_71));
                scope.Db.Cohorts.Add(
                    new Cohort
                    {
                        Year = year,
                        Settings = Settings(year, today),
                        CreatedAt = scope.Now,
                    }
                );
                scope.Db.Colleges.AddRange(synthetic.Colleges);
                var students = synthetic.Students.Select(record => Issue(year, record)).ToList();
                AddFindings(students);
                scope.Db.Students.AddRange(students);
                await scope.Db.SaveChangesAsync();
                await PlanPhotosAsync(scope, year, today, synthetic.Colleges, students);
                PayFees(scope, students);
                var entry = scope.Audit("demo-loaded", year, details: new { students = students.Count });
                students.ForEach(student => student.ChangeSequence = entry.Id);
                return true;
            }
        );
        return result.Value;
    }

    private static CohortSettings Settings(int year, DateOnly today) =>
        new()
        {
            Title = $"{year}届预计毕业生信息校对和图像采集",
            DocumentNumber = $"处发[{today.Year}] 71号",
            Issuer = "教务处 学生工作部（处）",
            Phone = "0731-8872217",
            BindingPolicy = BindingPolicy.CodeOrIdentity,
            SigningDeadline = today.AddDays(6),
            MaterialsDeadline = today.AddDays(8),
            Chsi = new ChsiSettings { OfficeDeadline = today.AddDays(93) },
        };

    private static Student Issue(int year, StudentRecord record)
    {
        var student = new Student
        {
            CohortYear = year,
            Origin = StudentOrigin.Issued,
            Issued = record,
        };
        student.Replace(record);
        return student;
    }

    private static void AddFindings(List<Student> students)
    {
        students[7].AuditFinding = "姓名与招生数据不一致";
        students[120].AuditFinding = "身份证号与招生数据不一致";
        students[211].AuditFinding = "出生日期与招生数据不一致";
    }

    private static async Task PlanPhotosAsync(
        WriteScope scope,
        int year,
        DateOnly today,
        IReadOnlyList<College> colleges,
        List<Student> students
    )
    {
        scope.Db.PhotoPlans.Add(
            new PhotoPlan
            {
                CohortYear = year,
                PublishedAt = scope.Now,
                Version = 1,
            }
        );
        var next = 1;
        for (var i = 0; i < colleges.Count; i++)
        {
            var own = students.Where(s => s.CollegeCode == colleges[i].Code).ToList();
            var session = new PhotoSession
            {
                CohortYear = year,
                CollegeCode = colleges[i].Code,
                Date = today.AddDays(11 + (i / 2)),
                Start = new TimeOnly(8, 30),
                Place = Rooms[i % Rooms.Length],
                Classes = string.Join('、', own.Select(s => s.ClassName).Distinct()),
                FirstNumber = next,
                LastNumber = next + own.Count - 1,
                Counsellor = colleges[i].Counsellors.FirstOrDefault()?.Name ?? "",
                CounsellorPhone = colleges[i].Counsellors.FirstOrDefault()?.Phone ?? "",
            };
            session.End = session.Start.Add(TimeSpan.FromSeconds(SecondsPerStudent * own.Count));
            scope.Db.PhotoSessions.Add(session);
            await scope.Db.SaveChangesAsync();
            for (var place = 0; place < own.Count; place++)
            {
                scope.Db.PhotoSlots.Add(
                    new PhotoSlot
                    {
                        StudentId = own[place].Id,
                        CohortYear = year,
                        SessionId = session.Id,
                        PhotoNumber = next + place,
                        EstimatedTime = session.Start.Add(TimeSpan.FromSeconds(SecondsPerStudent * place)),
                    }
                );
            }

            next += own.Count;
        }
    }

    private static void PayFees(WriteScope scope, List<Student> students)
    {
        for (var i = 0; i < students.Count; i += 2)
        {
            scope.Db.FeePayments.Add(
                new FeePayment
                {
                    CohortYear = students[i].CohortYear,
                    StudentId = students[i].Id,
                    AmountFen = 1500,
                    ReceiptNumber = $"{i + 1:D6}",
                    RecordedAt = scope.Now,
                }
            );
        }
    }
}
