using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Signing;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Rosters;

/// <summary>Tells students, once each, that an import changed what they signed (product rule R3).</summary>
internal static class StaleSignatures
{
    /// <summary>The students of a cohort whose signature holds; nobody when nothing will be changed.</summary>
    public static async Task<HashSet<long>> ValidNowAsync(
        GradcheckDb db,
        int cohortYear,
        int changes,
        CancellationToken cancel
    ) =>
        changes == 0
            ? []
            : await db
                .Students.Where(s => s.CohortYear == cohortYear && s.SignedHash != null && s.SignedHash == s.RecordHash)
                .Select(s => s.Id)
                .ToHashSetAsync(cancel);

    /// <summary>Sends the message to those of them whom the change touched.</summary>
    /// <returns>How many were told.</returns>
    public static async Task<int> TellAsync(
        WriteScope scope,
        HashSet<long> wereValid,
        long changeSequence,
        CancellationToken cancel
    )
    {
        if (wereValid.Count == 0)
            return 0;
        var chats = await (
            from student in scope.Db.Students
            join chat in scope.Db.Chats on student.Id equals chat.StudentId
            where student.ChangeSequence == changeSequence && student.SignedHash != student.RecordHash
            select chat
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        var told = 0;
        foreach (var chat in chats.Where(chat => wereValid.Contains(chat.StudentId!.Value)))
        {
            scope.Send(chat, SignatureWatch.Message, DeliveryLane.Bulk);
            told++;
        }

        return told;
    }

    /// <summary>The students of a cohort who have been asked to sign again.</summary>
    public static Task<HashSet<long>> StaleNowAsync(GradcheckDb db, int cohortYear, CancellationToken cancel) =>
        db
            .Students.Where(s => s.CohortYear == cohortYear && s.SignedHash != null && s.SignedHash != s.RecordHash)
            .Select(s => s.Id)
            .ToHashSetAsync(cancel);

    /// <summary>Tells those of them whose signature holds again that there is nothing left to do.</summary>
    public static async Task TellRestoredAsync(
        WriteScope scope,
        HashSet<long> wereStale,
        long changeSequence,
        CancellationToken cancel
    )
    {
        var chats = await (
            from student in scope.Db.Students
            join chat in scope.Db.Chats on student.Id equals chat.StudentId
            where student.ChangeSequence == changeSequence && student.SignedHash == student.RecordHash
            select chat
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        var message = new OutgoingMessage
        {
            Html = "此前对你学籍信息的更新已撤销，你的签名仍然有效，不用重新签名。",
            ShowKeyboard = true,
        };
        foreach (var chat in chats.Where(chat => wereStale.Contains(chat.StudentId!.Value)))
            scope.Send(chat, message, DeliveryLane.Bulk);
    }
}
