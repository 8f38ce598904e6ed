using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Tallies;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Retention;

/// <summary>
/// Removes a cohort's personal data, in bounded transactions, because other cohorts go on working meanwhile and must not
/// wait for ten thousand rows. The first transaction takes the final tallies and closes the cohort, so that from then on
/// every state in between is consistent: nothing of it can be read or written. Whoever finds a purge that was
/// interrupted runs it again, and it goes on where it was.
/// </summary>
public static class PurgeCohort
{
    private const int StudentsPerTransaction = 200;
    private const int StrangersPerTransaction = 500;

    /// <summary>Runs the purge to its end, or on to its end when it was begun before.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="actor">Who acts, as in <see cref="Audit.AuditEntry.Actor"/>.</param>
    /// <param name="year">The cohort.</param>
    /// <param name="cancel">Stops between two transactions.</param>
    /// <returns>
    /// What was done, or a refusal: <c>cohort-not-found</c>, <c>cohort-open</c>, <c>cohort-purged</c> when it had been
    /// completed before.
    /// </returns>
    public static async Task<Result<CohortPurge>> RunAsync(
        Writer writer,
        string actor,
        int year,
        CancellationToken cancel = default
    )
    {
        var started = await writer.WriteAsync(actor, scope => StartAsync(scope, year, cancel), cancel);
        if (started.Refusal is not null)
            return started;
        while ((await writer.WriteAsync(actor, scope => StepAsync(scope, year, cancel), cancel)).Value)
            cancel.ThrowIfCancellationRequested();
        return await writer.WriteAsync(actor, scope => FinishAsync(scope, year, cancel), cancel);
    }

    /// <summary>Closes the cohort: counts, takes the final tallies, and lets go of every chat.</summary>
    public static async Task<Result<CohortPurge>> StartAsync(WriteScope scope, int year, CancellationToken cancel)
    {
        var db = scope.Db;
        if (await db.Cohorts.FindAsync([year], cancel) is not { } cohort)
            return SaveCohort.CohortNotFound;
        if (await db.CohortPurges.FindAsync([year], cancel) is { } begun)
            return begun.CompletedAt is null ? begun : PurgedCohorts.Refusal;
        if (!cohort.IsClosedAt(scope.Now))
        {
            return Refusal.Conflict(
                "cohort-open",
                $"{year} 届到 {cohort.LastDay:yyyy-MM-dd} 才结束，结束之前办理毕业还要用到学生信息，不能删除。",
                "如果提前结束，请先把结束日（closesOn）改到已经过去的一天。"
            );
        }

        var today = CampusTime.DateOf(scope.Now);
        var purge = new CohortPurge
        {
            CohortYear = year,
            StartedAt = scope.Now,
            Counts = await PurgePreview.CountAsync(db, cohort, cancel),
            Tallies = await FinalTally.TakeAsync(db, cohort, today, cancel),
        };
        db.IsForgetting = true;
        db.CohortPurges.Add(purge);
        cohort.PurgedAt = scope.Now;
        var students = db.Students.Where(s => s.CohortYear == year).Select(s => s.Id);
        await db
            .Chats.Where(c => students.Contains(c.StudentId!.Value))
            .ExecuteUpdateAsync(
                c =>
                    c.SetProperty(x => x.StudentId, (long?)null)
                        .SetProperty(x => x.SealedDialogue, (Secrets.Sealed<string>?)null),
                cancel
            );
        scope.Audit("cohort-purge-started", year, details: new { students = purge.Counts["Student"] });
        return purge;
    }

    /// <summary>Forgets some of the students.</summary>
    /// <returns>Whether there may be more.</returns>
    public static async Task<Result<bool>> StepAsync(WriteScope scope, int year, CancellationToken cancel)
    {
        // A student who was erased before still has what the tallies counted.
        var ids = await scope
            .Db.Students.Where(s => s.CohortYear == year && (s.ForgottenAt == null || s.Name != ""))
            .OrderBy(s => s.Id)
            .Select(s => s.Id)
            .Take(StudentsPerTransaction)
            .ToListAsync(cancel);
        if (ids.Count > 0)
            await ForgetStudents.RunAsync(scope, ids, stillCounted: false);
        return ids.Count > 0;
    }

    /// <summary>Removes what belongs to the cohort as a whole, and writes down that it is done.</summary>
    public static async Task<Result<CohortPurge>> FinishAsync(WriteScope scope, int year, CancellationToken cancel)
    {
        var db = scope.Db;
        db.IsForgetting = true;
        var purge = await db.CohortPurges.SingleAsync(p => p.CohortYear == year, cancel);
        if (purge.CompletedAt is not null)
            return purge;
        var cohort = await db.Cohorts.SingleAsync(c => c.Year == year, cancel);
        await db
            .RosterContents.Where(c => db.RosterImports.Any(i => i.Id == c.ImportId && i.CohortYear == year))
            .ExecuteDeleteAsync(cancel);
        await db.RosterImports.Where(i => i.CohortYear == year).ExecuteDeleteAsync(cancel);
        await db.PhotoSlots.Where(s => s.CohortYear == year).ExecuteDeleteAsync(cancel);
        await db.PhotoSessions.Where(s => s.CohortYear == year).ExecuteDeleteAsync(cancel);
        await db.PhotoPlans.Where(p => p.CohortYear == year).ExecuteDeleteAsync(cancel);
        await db.BindingAttempts.Where(a => a.CohortYear == year).ExecuteDeleteAsync(cancel);
        // Of a call that still runs there is no answer yet, only that it was begun.
        await db.IdempotentResponses.Where(r => r.StatusCode != 0).ExecuteDeleteAsync(cancel);
        foreach (var college in await db.Colleges.Where(c => c.CohortYear == year).ToListAsync(cancel))
            college.Counsellors = [];
        var strangers = await PurgePreview.Strangers(db, cohort).Select(c => c.Id).ToListAsync(cancel);
        foreach (var some in strangers.Chunk(StrangersPerTransaction))
            await ForgetChats.RunAsync(db, some);

        purge.CompletedAt = scope.Now;
        scope.Audit("cohort-purged", year, details: new { removed = purge.Counts });
        return purge;
    }
}
