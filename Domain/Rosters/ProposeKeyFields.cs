using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Rosters.Planning;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Rosters;

/// <summary>Puts what a college's roster says of key fields before the registrar, as proposed corrections.</summary>
internal static class ProposeKeyFields
{
    /// <summary>Stores the proposals of a plan.</summary>
    /// <returns>The ids of the corrections. A field that got an open correction since the preview is left to that one.</returns>
    public static async Task<IReadOnlyList<long>> RunAsync(
        WriteScope scope,
        RosterImport import,
        byte[] plan,
        CancellationToken cancel
    )
    {
        var open = (
            await scope
                .Db.Corrections.AsNoTracking()
                .Where(c => c.CohortYear == import.CohortYear)
                .Where(c => c.State == CorrectionState.Pending || c.State == CorrectionState.Proposed)
                .Select(c => new { c.StudentId, c.Field })
                .ToListAsync(cancel)
        ).ToHashSet();
        var proposed = new List<Correction>();
        foreach (var planned in PlanReader.Read(plan))
        {
            foreach (var change in planned.Proposals)
            {
                if (open.Contains(new { planned.StudentId, change.Field }))
                    continue;
                proposed.Add(
                    new Correction
                    {
                        CohortYear = import.CohortYear,
                        StudentId = planned.StudentId,
                        Field = change.Field,
                        OldValue = change.Old ?? "",
                        NewValue = change.New,
                        Cause = CorrectionCause.School,
                        Form = CorrectionForm.None,
                        State = CorrectionState.Proposed,
                        ByOffice = true,
                        RequestedAt = scope.Now,
                        ProposedAt = scope.Now,
                        ProposedBy = scope.Actor,
                        Evidence = $"学院更正名单（第 {import.Id} 号导入）",
                    }
                );
            }
        }

        scope.Db.Corrections.AddRange(proposed);
        await scope.Db.SaveChangesAsync(cancel);
        return [.. proposed.Select(c => c.Id)];
    }

    /// <summary>Takes the proposals back; the student numbers of those that were decided, which keep the undo off.</summary>
    public static async Task<IReadOnlyList<string>> UndoAsync(
        WriteScope scope,
        IReadOnlyList<long> ids,
        CancellationToken cancel
    )
    {
        var decided = new List<string>();
        foreach (var chunk in ids.Chunk(500))
        {
            var corrections = await scope.Db.Corrections.Where(c => chunk.Contains(c.Id)).ToListAsync(cancel);
            var done = corrections.Where(c => !c.IsOpen).Select(c => c.StudentId).ToList();
            decided.AddRange(
                await scope.Db.Students.Where(s => done.Contains(s.Id)).Select(s => s.StudentNumber).ToListAsync(cancel)
            );
            foreach (var correction in corrections)
                correction.State = CorrectionState.Withdrawn;
        }

        return decided;
    }
}
