using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Students;
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
