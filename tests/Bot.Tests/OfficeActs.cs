using Gradcheck.Domain.Binding;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Students;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Bot.Tests;

/// <summary>What happens to a record from the other side while a student is chatting.</summary>
public static class OfficeActs
{
    /// <summary>The office corrects the record.</summary>
    public static Task ChangeAsync(this BotHarness bot, long studentId, Func<StudentRecord, StudentRecord> change) =>
        bot.Writer.WriteAsync<bool>(
            "key:1",
            async scope =>
            {
                var student = await scope.Db.Students.SingleAsync(s => s.Id == studentId);
                student.Replace(change(student.ToRecord()));
                student.ChangeSequence = scope.Audit("record-changed", 2009, studentId).Id;
                return true;
            }
        );

    /// <summary>The office takes the student off the list.</summary>
    public static Task RemoveAsync(this BotHarness bot, string studentNumber) =>
        bot.Writer.WriteAsync(
            "key:1",
            scope => RemoveStudent.RunAsync(scope, 2009, studentNumber, null, "退学", document: null)
        );

    /// <summary>A student of an earlier cohort that is over still has an unused code.</summary>
    public static Task AddExpiredCodeAsync(this BotHarness bot, string code) =>
        bot.Writer.WriteAsync<bool>(
            "test",
            async scope =>
            {
                var student = new Student { CohortYear = 2007 };
                student.Replace(TestCohort.LiTing);
                scope.Db.Cohorts.Add(
                    new Cohort
                    {
                        Year = 2007,
                        Settings = new CohortSettings { Title = "2007届" },
                    }
                );
                scope.Db.Students.Add(student);
                await scope.Db.SaveChangesAsync();
                scope.Db.BindingCodes.Add(
                    new BindingCode
                    {
                        CohortYear = 2007,
                        StudentId = student.Id,
                        CodeHash = BindingCodeText.Hash(TestKeyring.Instance, BindingCodeText.Normalize(code)!),
                        CreatedAt = scope.Now.AddYears(-2),
                    }
                );
                return true;
            }
        );

    /// <summary>A correction of the student's native place is waiting.</summary>
    public static Task AddPendingCorrectionAsync(this BotHarness bot, Student student) =>
        bot.Writer.WriteAsync<bool>(
            "test",
            scope =>
            {
                scope.Db.Corrections.Add(
                    new Correction
                    {
                        CohortYear = 2009,
                        StudentId = student.Id,
                        Field = StudentField.NativePlace,
                        OldValue = student.NativePlace,
                        NewValue = "湖南省岳阳县",
                        RequestedAt = scope.Now,
                    }
                );
                return Task.FromResult<Gradcheck.Domain.Result<bool>>(true);
            }
        );

    /// <summary>The student as stored now.</summary>
    public static async Task<Student> ReadAsync(this BotHarness bot, long studentId)
    {
        await using var db = bot.Database.Factory.CreateDbContext();
        return await db.Students.AsNoTracking().SingleAsync(s => s.Id == studentId);
    }
}
