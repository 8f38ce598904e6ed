using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Binding;

/// <summary>Binds a chat account by 学号, 姓名 and 身份证后六位, where the cohort allows it (product.md, conversation 2).</summary>
public static class BindByIdentity
{
    /// <summary>The newest cohort that is not over and whose policy allows it; null when there is none.</summary>
    public static async Task<Cohort?> FindCohortAsync(GradcheckDb db, DateTimeOffset now)
    {
        var cohorts = await db.Cohorts.OrderByDescending(c => c.Year).ToListAsync();
        return cohorts.Find(c => c.Settings.BindingPolicy == BindingPolicy.CodeOrIdentity && !c.IsClosedAt(now));
    }

    /// <summary>
    /// Whether it is worth asking for the answers; otherwise <see cref="BindOutcome.NotOffered"/> or
    /// <see cref="BindOutcome.Paused"/>.
    /// </summary>
    public static async Task<BindOutcome?> RefuseAsync(GradcheckDb db, DateTimeOffset now)
    {
        if (await FindCohortAsync(db, now) is not { } cohort)
            return BindOutcome.NotOffered;
        var tries = await IdentityTries.ReadAsync(db, cohort.Year, now);
        return tries.AreTooMany ? BindOutcome.Paused : null;
    }

    /// <summary>
    /// Tries to bind. An unknown number, a removed student, a wrong name, wrong digits, a locked record and one that
    /// another chat holds end alike: the same outcome after the same questions to the database, and all of them
    /// count. Whether the answers were right is thus told to nobody but the one who is bound.
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
        if (await BindChat.OwnRecordAsync(scope, chat) is { } own)
            return (BindOutcome.AlreadyBound, own);
        if (await FindCohortAsync(scope.Db, scope.Now) is not { Year: var year })
            return (BindOutcome.NotOffered, null);
        if (await BindingLimits.ChatIsExhaustedAsync(scope, chat.Id))
            return (BindOutcome.Exhausted, null);
        var tries = await IdentityTries.ReadAsync(scope.Db, year, scope.Now);
        if (tries.AreTooMany)
            return (BindOutcome.Paused, null);

        var student = await scope.Db.Students.SingleOrDefaultAsync(s =>
            s.CohortYear == year && s.StudentNumber == answers.StudentNumber && s.RemovedAt == null
        );
        // Without a record the same questions are asked about record 0, which does not exist.
        var studentId = student?.Id ?? 0;
        var locked = await BindingLimits.RecordIsLockedAsync(scope, studentId);
        // Identity never moves a record away from the chat that holds it; that takes a fresh code.
        var held = await scope.Db.Bindings.AnyAsync(b => b.StudentId == studentId && b.EndedAt == null);
        var right = answers.Match(student);

        if (student is null || !right || locked || held)
        {
            // A locked record is not tried any more: its owner, waiting, does not use up the tries of other days.
            BindingLimits.CountIdentity(scope, chat.Id, year, locked ? null : student?.Id);
            if (tries.WithOneMore().AreTooMany)
                AuditPause(scope, year);
            return BindChat.Wrong(scope, chat, student?.Id);
        }

        // To take the record over from now on needs a fresh code, not one handed out before and left lying about.
        await scope
            .Db.BindingCodes.Where(c => c.StudentId == student.Id && c.UsedAt == null && c.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.RevokedAt, scope.Now));
        BindChat.Open(scope, chat, student, BindingMethod.Identity);
        return (BindOutcome.Bound, student);
    }

    /// <summary>So that the registrar learns of it; <c>doctor</c> tells too.</summary>
    private static void AuditPause(WriteScope scope, int year) =>
        scope.Audit(
            PausedAction,
            year,
            details: new { perHour = IdentityTries.PerHour, perDay = IdentityTries.PerDay }
        );

    /// <summary>The audit entry of the wrong answer after which identity binding rests.</summary>
    public const string PausedAction = "identity-binding-paused";
}
