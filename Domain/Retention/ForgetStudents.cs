using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Retention;

/// <summary>
/// Removes everything personal of some students: every row that belongs to one, and the content of those that the audit
/// log or a receipt on paper refers to.
/// </summary>
internal static class ForgetStudents
{
    /// <param name="scope">The transaction.</param>
    /// <param name="ids">The students; a few hundred at most.</param>
    /// <param name="stillCounted">Whether the cohort goes on: then what its tallies count of them stays.</param>
    public static async Task RunAsync(WriteScope scope, IReadOnlyCollection<long> ids, bool stillCounted)
    {
        var db = scope.Db;
        db.IsForgetting = true;
        var chats = await ForgetChats.OfStudentsAsync(db, ids);
        await db
            .Chats.Where(c => ids.Contains(c.StudentId!.Value))
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.StudentId, (long?)null));
        await db.Bindings.Where(b => ids.Contains(b.StudentId)).ExecuteDeleteAsync();
        await ForgetChats.RunAsync(db, chats);

        await db.BindingCodes.Where(c => ids.Contains(c.StudentId)).ExecuteDeleteAsync();
        await db.BindingAttempts.Where(a => ids.Contains(a.StudentId!.Value)).ExecuteDeleteAsync();
        await db.StatusChanges.Where(c => ids.Contains(c.StudentId)).ExecuteDeleteAsync();
        await db.Corrections.Where(c => ids.Contains(c.StudentId)).ExecuteDeleteAsync();
        await db.ChsiChecks.Where(c => ids.Contains(c.StudentId)).ExecuteDeleteAsync();
        if (stillCounted)
        {
            // Money that was taken stays accounted for, and photo numbers never change (product rule R8).
            await db
                .FeePayments.Where(p => ids.Contains(p.StudentId))
                .ExecuteUpdateAsync(p => p.SetProperty(x => x.ReceiptNumber, ""));
        }
        else
        {
            await db.FeePayments.Where(p => ids.Contains(p.StudentId)).ExecuteDeleteAsync();
            await db.PhotoSlots.Where(s => ids.Contains(s.StudentId)).ExecuteDeleteAsync();
        }

        foreach (var signature in await db.Signatures.Where(s => ids.Contains(s.StudentId)).ToListAsync())
            signature.Forget();
        foreach (var student in await db.Students.Where(s => ids.Contains(s.Id)).ToListAsync())
            student.Forget(scope.Now, stillCounted);
    }
}
