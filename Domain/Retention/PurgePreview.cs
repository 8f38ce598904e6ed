using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Retention;

/// <summary>What a purge would remove: looks only.</summary>
public static class PurgePreview
{
    /// <summary>Rows of the cohort per table, by the name of the entity.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> CountAsync(
        GradcheckDb db,
        Cohort cohort,
        CancellationToken cancel = default
    )
    {
        var year = cohort.Year;
        var students = db.Students.Where(s => s.CohortYear == year).Select(s => s.Id);
        var bindings = db.Bindings.Where(b => students.Contains(b.StudentId));
        var chats = db.Chats.Where(c =>
            (students.Contains(c.StudentId!.Value) || bindings.Any(b => b.ChatId == c.Id))
            && !db.Bindings.Any(b => b.ChatId == c.Id && !students.Contains(b.StudentId))
        );
        var strangers = Strangers(db, cohort);
        var ids = chats.Select(c => c.Id);
        var counts = new Dictionary<string, IQueryable<object>>
        {
            ["Student"] = db.Students.Where(s => s.CohortYear == year),
            ["Signature"] = db.Signatures.Where(s => students.Contains(s.StudentId)),
            ["StatusChange"] = db.StatusChanges.Where(c => students.Contains(c.StudentId)),
            ["Correction"] = db.Corrections.Where(c => c.CohortYear == year),
            ["Binding"] = bindings,
            ["BindingCode"] = db.BindingCodes.Where(c => c.CohortYear == year),
            ["BindingAttempt"] = db.BindingAttempts.Where(a =>
                a.CohortYear == year || students.Contains(a.StudentId!.Value) || ids.Contains(a.ChatId)
            ),
            ["RosterImport"] = db.RosterImports.Where(i => i.CohortYear == year),
            ["RosterContent"] = db.RosterContents.Where(c =>
                db.RosterImports.Any(i => i.Id == c.ImportId && i.CohortYear == year)
            ),
            ["PhotoPlan"] = db.PhotoPlans.Where(p => p.CohortYear == year),
            ["PhotoSession"] = db.PhotoSessions.Where(s => s.CohortYear == year),
            ["PhotoSlot"] = db.PhotoSlots.Where(s => s.CohortYear == year),
            ["FeePayment"] = db.FeePayments.Where(p => p.CohortYear == year),
            ["ChsiCheck"] = db.ChsiChecks.Where(c => c.CohortYear == year),
            ["Delivery"] = db.Deliveries.Where(d => ids.Contains(d.ChatId)),
            ["WebChatMessage"] = db.WebChatMessages.Where(m => ids.Contains(m.ChatId)),
            ["IdempotentResponse"] = db.IdempotentResponses.Where(r => r.StatusCode != 0),
            ["College"] = db.Colleges.Where(c => c.CohortYear == year),
        };
        var counted = new Dictionary<string, int>();
        foreach (var (table, rows) in counts)
            counted[table] = await rows.CountAsync(cancel);
        counted["Chat"] = await chats.CountAsync(cancel) + await strangers.CountAsync(cancel);
        return counted;
    }

    /// <summary>
    /// Chats that wrote while the cohort was open and never were bound to anybody: what they typed may be of its
    /// students. They can begin again.
    /// </summary>
    internal static IQueryable<Messaging.Chat> Strangers(GradcheckDb db, Cohort cohort)
    {
        var end = CampusTime.EndOfDay(cohort.LastDay);
        return db.Chats.Where(c =>
            c.CreatedAt <= end && c.StudentId == null && !db.Bindings.Any(b => b.ChatId == c.Id)
        );
    }
}
