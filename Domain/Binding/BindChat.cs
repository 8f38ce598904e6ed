using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Retention;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Binding;

/// <summary>How an attempt to bind ended.</summary>
public enum BindOutcome
{
    Bound,

    /// <summary>The chat is bound already, to whichever record; what was sent was not looked at.</summary>
    AlreadyBound,

    /// <summary>
    /// Not the right code or not the right answers, or right ones for a record that they cannot bind. The same for
    /// every kind of wrong.
    /// </summary>
    Wrong,

    /// <summary>Too many wrong tries from this chat today.</summary>
    Exhausted,

    /// <summary>Identity binding rests for everyone: too many wrong answers in the whole cohort.</summary>
    Paused,

    /// <summary>No cohort lets students bind without a code.</summary>
    NotOffered,
}

/// <summary>Binds a chat account to a student record (product.md, conversation 2).</summary>
public static class BindChat
{
    /// <summary>
    /// Binds by a code; a code also moves a record away from the chat that holds it, and tells that chat. A code that
    /// never was, was used, replaced or has expired with its cohort, and one of a removed student end alike, after
    /// the same questions to the database.
    /// </summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="chat">The chat, tracked.</param>
    /// <param name="typed">The code as typed.</param>
    public static async Task<(BindOutcome Outcome, Student? Student)> ByCodeAsync(
        WriteScope scope,
        Chat chat,
        string typed
    )
    {
        if (await OwnRecordAsync(scope, chat) is { } own)
            return (BindOutcome.AlreadyBound, own);
        if (await BindingLimits.ChatIsExhaustedAsync(scope, chat.Id))
            return (BindOutcome.Exhausted, null);

        var canonical = BindingCodeText.Normalize(typed);
        var hash = canonical is null ? "" : BindingCodeText.Hash(scope.Db.Keyring, canonical);
        var code = await scope.Db.BindingCodes.SingleOrDefaultAsync(c => c.CodeHash == hash);
        // Without a code the same questions are asked about record 0 and year 0, which do not exist.
        var (studentId, year) = (code?.StudentId ?? 0, code?.CohortYear ?? 0);
        var student = await scope.Db.Students.SingleOrDefaultAsync(s => s.Id == studentId);
        var cohort = await scope.Db.Cohorts.SingleOrDefaultAsync(c => c.Year == year);
        if (
            code is not { UsedAt: null, RevokedAt: null }
            || student is not { IsRemoved: false }
            || cohort?.IsClosedAt(scope.Now) != false
        )
        {
            BindingLimits.CountCode(scope, chat.Id);
            return Wrong(scope, chat, student?.Id);
        }

        await EndOpenBindingAsync(scope, student.Id, "taken-over");
        code.UsedAt = scope.Now;
        Open(scope, chat, student, BindingMethod.Code);
        return (BindOutcome.Bound, student);
    }

    /// <summary>
    /// The record the chat is bound to. It is asked for first: a bound chat learns nothing about what it sends.
    /// </summary>
    internal static async Task<Student?> OwnRecordAsync(WriteScope scope, Chat chat) =>
        chat.StudentId is { } own ? await scope.Db.Students.SingleAsync(s => s.Id == own) : null;

    /// <summary>
    /// Ends the binding of a record, if there is one, with its audit entry, and tells its chat unless the chat
    /// itself asked for it.
    /// </summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="studentId">The record.</param>
    /// <param name="reason">As in <see cref="Binding.EndReason"/>.</param>
    /// <returns>Whether there was one.</returns>
    public static async Task<bool> EndOpenBindingAsync(WriteScope scope, long studentId, string reason)
    {
        var open = await scope.Db.Bindings.SingleOrDefaultAsync(b => b.StudentId == studentId && b.EndedAt == null);
        if (open is null)
            return false;
        var chat = await scope.Db.Chats.SingleAsync(c => c.Id == open.ChatId);
        open.EndedAt = scope.Now;
        open.EndReason = reason;
        chat.StudentId = null;
        chat.Dialogue = null;
        chat.NumberedChoices = null;
        chat.Step++;
        await ForgetConversation.RunAsync(scope, chat);
        var student = await scope.Db.Students.SingleAsync(s => s.Id == studentId);
        var entry = scope.Audit("chat-unbound", student.CohortYear, studentId, new { chat = chat.Id, reason });
        student.ChangeSequence = entry.Id;
        if (reason != "unbound")
        {
            var text = reason switch
            {
                "taken-over" => "你的绑定已转到另一个聊天账号。如果不是你本人操作，请立即联系学院教务办。",
                "removed" => "你已不在本届预计毕业生名单中，绑定已解除。如有疑问请联系学院教务办。",
                _ => "学院已解除这个账号的绑定。如需继续使用，请向辅导员领取新的绑定码。",
            };
            scope.Send(chat, new OutgoingMessage { Html = text }, DeliveryLane.Bulk);
        }

        // The unique index on open bindings has to see the end before a new one is opened.
        await scope.Db.SaveChangesAsync();
        return true;
    }

    internal static void Open(WriteScope scope, Chat chat, Student student, BindingMethod method)
    {
        scope.Db.Bindings.Add(
            new Binding
            {
                StudentId = student.Id,
                ChatId = chat.Id,
                Method = method,
                BoundAt = scope.Now,
            }
        );
        chat.StudentId = student.Id;
        var entry = scope.Audit("chat-bound", student.CohortYear, student.Id, new { chat = chat.Id, method });
        student.ChangeSequence = entry.Id;
    }

    /// <summary>Writes a wrong try down: which chat, and which record if it named one. The chat is told neither.</summary>
    internal static (BindOutcome, Student?) Wrong(WriteScope scope, Chat chat, long? studentId)
    {
        scope.Audit("binding-refused", studentId: studentId, details: new { chat = chat.Id });
        return (BindOutcome.Wrong, null);
    }
}
