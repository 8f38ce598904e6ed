using Gradcheck.Domain.Rosters.Planning;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Storage.Bulk;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Rosters;

/// <summary>
/// Takes an applied roster back: added students go, changed ones are what they were. Their version and place in the
/// change log still move on, because whoever has read the changed record has to hear of the change back.
/// </summary>
public static class UndoRoster
{
    private const int MostNamed = 100;

    /// <summary>Undoes an applied import.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="importId">The import.</param>
    /// <param name="collegeCode">The college that asks, which sees its own imports only; null for the registrar.</param>
    /// <param name="cancel">Cancels; nothing is stored then.</param>
    /// <returns>
    /// The import, or a refusal: <c>roster-unknown</c>, <c>roster-state</c>, <c>roster-changed-since</c> naming the
    /// students whom a later change touched.
    /// </returns>
    public static async Task<Result<RosterImport>> RunAsync(
        WriteScope scope,
        long importId,
        string? collegeCode,
        CancellationToken cancel = default
    )
    {
        var found = await RosterImports.FindAsync(scope.Db, importId, collegeCode, cancel);
        if (!found.TryGet(out var import, out var refusal))
            return refusal;
        if (import.State != RosterState.Applied || RosterImports.SummaryOf(import).Applied is not { } applied)
            return Refusal.Conflict("roster-state", "这份名单还没有导入，或已经撤销过。");
        var plan = await RosterImports.PlanAsync(scope.Db, import.Id, cancel);
        var touched = await TouchedSinceAsync(scope.Db, import.CohortYear, plan, applied, cancel);
        var decided = await ProposeKeyFields.UndoAsync(scope, applied.Proposals ?? [], cancel);
        if (touched.Count + decided.Count > 0)
            return ChangedSince([.. touched.Union(decided)]);

        var entry = scope.Audit(
            "roster-undone",
            import.CohortYear,
            details: new
            {
                import = import.Id,
                applied.Added,
                applied.Changed,
            }
        );
        var last = applied.FirstAddedId + applied.Added - 1;
        if (applied.Added > 0)
        {
            await scope.Db.Students.Where(s => s.Id >= applied.FirstAddedId && s.Id <= last).ExecuteDeleteAsync(cancel);
        }

        if (applied.Changed > 0)
        {
            var stale = await StaleSignatures.StaleNowAsync(scope.Db, import.CohortYear, cancel);
            await BulkWrite.UpdateAsync(scope.Db, Before(plan, entry.Id), ApplyRoster.Changeable, cancel);
            await StaleSignatures.TellRestoredAsync(scope, stale, entry.Id, cancel);
        }

        import.State = RosterState.Undone;
        import.UndoneAt = scope.Now;
        return import;
    }

    private static IEnumerable<Student> Before(byte[] plan, long auditId)
    {
        foreach (var planned in PlanReader.Read(plan))
        {
            if (planned.Kind != PlannedKind.Changed)
                continue;
            var student = new Student
            {
                Id = planned.StudentId,
                Version = planned.Version + 1,
                ChangeSequence = auditId,
            };
            planned.Before!.CopyTo(student);
            yield return student;
        }
    }

    /// <summary>Everything that happens to a student moves its version or its place in the change log.</summary>
    private static async Task<IReadOnlyList<string>> TouchedSinceAsync(
        GradcheckDb db,
        int cohortYear,
        byte[] plan,
        AppliedRoster applied,
        CancellationToken cancel
    )
    {
        var untouched = await db
            .Students.AsNoTracking()
            .Where(s => s.CohortYear == cohortYear && s.ChangeSequence == applied.AuditId)
            .Select(s => new { s.Id, s.Version })
            .ToDictionaryAsync(s => s.Id, s => s.Version, cancel);
        var referenced = await StudentReferences.FindAsync(
            db,
            applied.FirstAddedId,
            applied.FirstAddedId + applied.Added - 1,
            cancel
        );
        var touched = new List<string>();
        var id = applied.FirstAddedId;
        foreach (var planned in PlanReader.Read(plan))
        {
            var isTouched = planned.Kind switch
            {
                PlannedKind.Added => !untouched.TryGetValue(id, out var version)
                    || version != 1
                    || referenced.Contains(id),
                PlannedKind.Changed => untouched.GetValueOrDefault(planned.StudentId, -1) != planned.Version + 1,
                _ => false,
            };
            id += planned.Kind == PlannedKind.Added ? 1 : 0;
            if (isTouched && touched.Count < MostNamed)
                touched.Add(planned.StudentNumber);
        }

        return touched;
    }

    private static Refusal ChangedSince(IReadOnlyList<string> studentNumbers) =>
        Refusal.Conflict(
            "roster-changed-since",
            $"导入之后这些学生又有改动或操作，不能整体撤销：{string.Join("、", studentNumbers.Take(10))}"
                + $"{(studentNumbers.Count > 10 ? " 等" : "")}。请改用新的名单更正。",
            data: new { studentNumbers }
        );
}
