using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Signing;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Synthetic;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.AdminApi.Tests;

/// <summary>A synthetic cohort of 2009 with the colleges 01, 02 and 03, issued by the registrar.</summary>
public static class TestCohort
{
    public const int Year = 2009;

    public static async Task<SyntheticCohort> AddAsync(ApiHarness api, int size = 12)
    {
        var cohort = SyntheticCohort.Create(Year, size, new Random(71));
        await api.Writer.WriteAsync<bool>(
            "test",
            async scope =>
            {
                scope.Db.Cohorts.Add(
                    new Cohort
                    {
                        Year = Year,
                        Settings = new CohortSettings { Title = "2009届预计毕业生", Phone = "0731-8872217" },
                        CreatedAt = scope.Now,
                    }
                );
                scope.Db.Colleges.AddRange(cohort.Colleges);
                foreach (var record in cohort.Students)
                    scope.Db.Students.Add(Issue(record));
                await scope.Db.SaveChangesAsync();
                var sequence = scope.Audit("roster-applied", Year).Id;
                foreach (var student in scope.Db.Students.Local)
                    student.ChangeSequence = sequence;
                return true;
            }
        );
        return cohort;
    }

    /// <summary>The cohort is over after 2008-12-04 and kept for 30 days: near, since a test's clock ticks every step.</summary>
    public static Task EndSoonAsync(ApiHarness api) =>
        api.Writer.WriteAsync(
            "test",
            scope =>
                SaveCohort.ChangeAsync(
                    scope,
                    Year,
                    cohort => cohort.Settings with { ClosesOn = new DateOnly(2008, 12, 4), RetentionDays = 30 }
                )
        );

    /// <summary>The records of one college, by number.</summary>
    public static IReadOnlyList<StudentRecord> Of(this SyntheticCohort cohort, string college) =>
        [.. cohort.Students.Where(s => s.College == college).OrderBy(s => s.StudentNumber, StringComparer.Ordinal)];

    /// <summary>The address of a student.</summary>
    public static string Path(StudentRecord record) => $"/api/cohorts/{Year}/students/{record.StudentNumber}";

    /// <summary>Binds a chat to the student and signs the record as it stands.</summary>
    public static Task SignAsync(ApiHarness api, StudentRecord record) =>
        api.Writer.WriteAsync<SignOutcome>(
            "test",
            async scope =>
            {
                var chat = await BindAsync(scope, record.StudentNumber);
                var cohort = await scope.Db.Cohorts.SingleAsync(c => c.Year == Year);
                var student = await scope.Db.Students.SingleAsync(s => s.StudentNumber == record.StudentNumber);
                return await SignRecord.RunAsync(scope, cohort, student, chat, student.RecordHash, student.Name);
            }
        );

    /// <summary>The receipt of the student's last signature.</summary>
    public static async Task<string> ReceiptAsync(ApiHarness api, StudentRecord record)
    {
        await using var db = api.OpenDatabase();
        return (await db.Students.SingleAsync(s => s.StudentNumber == record.StudentNumber)).Receipt!;
    }

    /// <summary>Binds a chat to the student.</summary>
    public static Task BindAsync(ApiHarness api, StudentRecord record) =>
        api.Writer.WriteAsync<Chat>("test", async scope => await BindAsync(scope, record.StudentNumber));

    private static async Task<Chat> BindAsync(WriteScope scope, string studentNumber)
    {
        var student = await scope.Db.Students.SingleAsync(s => s.StudentNumber == studentNumber);
        if (await scope.Db.Chats.SingleOrDefaultAsync(c => c.StudentId == student.Id) is { } bound)
            return bound;
        var chat = new Chat
        {
            Channel = "telegram",
            ExternalId = studentNumber,
            StudentId = student.Id,
            ConsentVersion = 1,
            CreatedAt = scope.Now,
        };
        scope.Db.Chats.Add(chat);
        await scope.Db.SaveChangesAsync();
        scope.Db.Bindings.Add(
            new Domain.Binding.Binding
            {
                StudentId = student.Id,
                ChatId = chat.Id,
                BoundAt = scope.Now,
            }
        );
        return chat;
    }

    private static Student Issue(StudentRecord record)
    {
        var student = new Student
        {
            CohortYear = Year,
            Origin = StudentOrigin.Issued,
            Issued = record,
        };
        student.Replace(record);
        return student;
    }
}
