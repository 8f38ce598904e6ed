using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Binding;

/// <summary>Binds a chat account by 学号, 姓名 and 身份证后六位, where the cohort allows it (product.md, conversation 2).</summary>
public static class BindByIdentity
{
    /// <summary>The newest cohort whose policy allows it; null when there is none.</summary>
    public static async Task<Cohort?> FindCohortAsync(GradcheckDb db)
    {
        var cohorts = await db.Cohorts.OrderByDescending(c => c.Year).ToListAsync();
        return cohorts.Find(c => c.Settings.BindingPolicy == BindingPolicy.CodeOrIdentity);
    }

    /// <summary>
    /// Tries to bind. An unknown number, a wrong name, wrong digits and a locked record end alike: the same outcome
    /// after the same questions to the database. It never moves a record away from another chat.
    /// </summary>
    /// <param name="scope">The transaction; it has to be committed although the try failed.</param>
    /// <param name="chat">The chat, tracked.</param>
    /// <param name="answers">What the student answered.</param>
    public static async Task<(BindOutcome Outcome, Student? Student)> RunAsync(
        WriteScope scope,
        Chat chat,
        IdentityAnswers answers
    )
    {
        if (await FindCohortAsync(scope.Db) is not { Year: var year })
            return (BindOutcome.NotOffered, null);
        if (await BindingLimits.ChatIsExhaustedAsync(scope, chat.Id))
            return (BindOutcome.Exhausted, null);

        var student = await scope.Db.Students.SingleOrDefaultAsync(s =>
            s.CohortYear == year && s.StudentNumber == answers.StudentNumber && s.RemovedAt == null
        );
        // Without a record the same questions are asked about record 0, which does not exist.
        var studentId = student?.Id ?? 0;
        var locked = await BindingLimits.RecordIsLockedAsync(scope, studentId);
        var holder = await scope
            .Db.Bindings.Where(b => b.StudentId == studentId && b.EndedAt == null)
            .Select(b => (long?)b.ChatId)
            .SingleOrDefaultAsync();
        var right = answers.Match(student);

        if (student is null || locked || !right)
        {
            // A locked record is not tried any more: its owner, waiting, does not use up the tries of other days.
            return BindChat.Wrong(scope, chat, student?.Id, countsForRecord: !locked);
        }

        if (holder == chat.Id)
            return (BindOutcome.AlreadyBound, student);
        if (chat.StudentId is not null)
            return (BindOutcome.ChatTaken, null);
        if (holder is not null)
            return (BindOutcome.RecordTaken, null);
        BindChat.Open(scope, chat, student, BindingMethod.Identity);
        return (BindOutcome.Bound, student);
    }
}
