using System.Text.Json;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Rosters.Planning;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Storage.Bulk;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Rosters;

/// <summary>Does what the preview of a roster announced: all of it or nothing.</summary>
public static class ApplyRoster
{
    /// <summary>The properties a roster can change; those of a stored student are written back whole.</summary>
    internal static readonly IReadOnlyCollection<string> Changeable =
    [
        nameof(Student.StudentNumber),
        nameof(Student.Name),
        nameof(Student.Sex),
        nameof(Student.BirthDate),
        nameof(Student.PoliticalStatus),
        nameof(Student.Major),
        nameof(Student.EnrolmentDate),
        nameof(Student.ProgrammeLength),
        nameof(Student.EducationLevel),
        nameof(Student.EthnicGroup),
        nameof(Student.SealedIdNumber),
        nameof(Student.IdNumberIndex),
        nameof(Student.NativePlace),
        nameof(Student.CollegeCode),
        nameof(Student.ClassName),
        nameof(Student.Remark),
        nameof(Student.SealedIssued),
        nameof(Student.AuditFinding),
        nameof(Student.Origin),
        nameof(Student.AdditionReason),
        nameof(Student.RecordHash),
        nameof(Student.Version),
        nameof(Student.ChangeSequence),
    ];

    /// <summary>Applies a previewed import.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="importId">The import.</param>
    /// <param name="collegeCode">The college that asks, which sees its own imports only; null for the registrar.</param>
    /// <param name="skipErrors">Whether rows with errors are left out instead of refusing the whole.</param>
    /// <param name="cancel">Cancels; nothing is stored then.</param>
    /// <returns>
    /// The import, or a refusal: <c>roster-unknown</c>, <c>roster-state</c>, <c>roster-has-errors</c>,
    /// <c>roster-stale</c> naming the students who changed since.
    /// </returns>
    public static async Task<Result<RosterImport>> RunAsync(
        WriteScope scope,
        long importId,
        string? collegeCode,
        bool skipErrors = false,
        CancellationToken cancel = default
    )
    {
        var found = await RosterImports.FindAsync(scope.Db, importId, collegeCode, cancel);
        if (!found.TryGet(out var import, out var refusal))
            return refusal;
        if (import.State != RosterState.Previewed)
            return Refusal.Conflict("roster-state", "这份名单已经导入或撤销过，请重新上传。");
        var summary = RosterImports.SummaryOf(import);
        if (summary.RowsWithErrors > 0 && !skipErrors)
            return HasErrors(summary);
        var plan = await RosterImports.PlanAsync(scope.Db, import.Id, cancel);
        if (await RosterStaleness.FindAsync(scope.Db, import.CohortYear, plan, summary, cancel) is { } stale)
            return stale;

        var entry = scope.Audit(
            "roster-applied",
            import.CohortYear,
            details: new
            {
                import = import.Id,
                import.Purpose,
                summary.Added,
                summary.Changed,
                summary.Proposed,
                leftOut = summary.RowsWithErrors,
            }
        );
        var signed = await StaleSignatures.ValidNowAsync(scope.Db, import.CohortYear, summary.Changed, cancel);
        var firstId = summary.Added > 0 ? await ReserveIdsAsync(scope.Db, summary.Added, cancel) : 0;
        if (summary.Added > 0)
            await BulkWrite.InsertAsync(scope.Db, Additions(import.CohortYear, plan, firstId, entry.Id), cancel);
        if (summary.Changed > 0)
            await BulkWrite.UpdateAsync(scope.Db, Changes(plan, entry.Id), Changeable, cancel);
        var told = await StaleSignatures.TellAsync(scope, signed, entry.Id, cancel);

        var proposals = summary.Proposed > 0 ? await ProposeKeyFields.RunAsync(scope, import, plan, cancel) : [];

        import.State = RosterState.Applied;
        import.AppliedAt = scope.Now;
        var applied = new AppliedRoster(
            summary.Added,
            summary.Changed,
            summary.RowsWithErrors,
            told,
            firstId,
            entry.Id,
            proposals
        );
        import.Summary = JsonSerializer.Serialize(summary with { Applied = applied }, JsonColumn.Options);
        return import;
    }

    private static Task<long> ReserveIdsAsync(GradcheckDb db, int count, CancellationToken cancel) =>
        RowIds.ReserveAsync(db, db.Model.FindEntityType(typeof(Student))!, count, cancel);

    private static IEnumerable<Student> Additions(int cohortYear, byte[] plan, long firstId, long auditId)
    {
        var id = firstId;
        foreach (var planned in PlanReader.Read(plan))
        {
            if (planned.Kind != PlannedKind.Added)
                continue;
            var student = new Student
            {
                CohortYear = cohortYear,
                Id = id++,
                ChangeSequence = auditId,
            };
            planned.After!.CopyTo(student);
            yield return student;
        }
    }

    private static IEnumerable<Student> Changes(byte[] plan, long auditId)
    {
        foreach (var planned in PlanReader.Read(plan))
        {
            if (planned.Kind != PlannedKind.Changed)
                continue;
            var student = new Student
            {
                Id = planned.StudentId,
                Version = planned.Version,
                ChangeSequence = auditId,
            };
            planned.After!.CopyTo(student);
            yield return student;
        }
    }

    private static Refusal HasErrors(RosterSummary summary) =>
        Refusal.Conflict(
            "roster-has-errors",
            $"名单中有 {summary.RowsWithErrors} 行有错误，没有导入。请改正后重新上传；也可以用 ?skipErrors=true 跳过这些行。",
            data: new { rows = summary.RowsWithErrors, errors = summary.Errors }
        );
}
