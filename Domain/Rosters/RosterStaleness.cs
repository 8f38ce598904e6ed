using Gradcheck.Domain.Rosters.Planning;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Rosters;

/// <summary>Whether the students of a plan still are what the preview saw.</summary>
internal static class RosterStaleness
{
    private const int MostNamed = 100;

    /// <summary>The refusal <c>roster-stale</c>, or null when the plan holds.</summary>
    public static async Task<Refusal?> FindAsync(
        GradcheckDb db,
        int cohortYear,
        byte[] plan,
        RosterSummary summary,
        CancellationToken cancel
    )
    {
        var stored = db.Students.AsNoTracking().Where(s => s.CohortYear == cohortYear);
        if (summary.Changed == 0 && !await stored.AnyAsync(cancel))
            return null;

        var versions = new Dictionary<long, long>();
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        var ids = new Dictionary<string, long>(StringComparer.Ordinal);
        var students = stored.Select(s => new
        {
            s.Id,
            s.Version,
            s.StudentNumber,
            s.SealedIdNumber,
            Removed = s.RemovedAt != null,
        });
        await foreach (var student in students.AsAsyncEnumerable().WithCancellation(cancel))
        {
            versions[student.Id] = student.Removed ? -1 : student.Version;
            numbers.Add(student.StudentNumber);
            if (!student.Removed)
                ids[IdNumber.To18(student.SealedIdNumber.Open(student.Id))] = student.Id;
        }

        // A plan may move an ID number from one student to another: those that are given up do not count.
        foreach (var planned in PlanReader.Read(plan).Where(planned => planned.Kind == PlannedKind.Changed))
            ids.Remove(IdNumber.To18(planned.Before!.Record.IdNumber));
        var changed = PlanReader
            .Read(plan)
            .Where(planned => IsStale(planned, versions, numbers, ids))
            .Select(planned => planned.StudentNumber)
            .Take(MostNamed)
            .ToList();
        return changed.Count == 0 ? null : Stale(changed);
    }

    private static bool IsStale(
        PlannedStudent planned,
        Dictionary<long, long> versions,
        HashSet<string> numbers,
        Dictionary<string, long> ids
    ) =>
        planned.Kind switch
        {
            PlannedKind.Added => numbers.Contains(planned.StudentNumber)
                || ids.ContainsKey(IdNumber.To18(planned.After!.Record.IdNumber)),
            PlannedKind.Changed => versions.GetValueOrDefault(planned.StudentId, -1) != planned.Version
                || ids.GetValueOrDefault(IdNumber.To18(planned.After!.Record.IdNumber), planned.StudentId)
                    != planned.StudentId,
            PlannedKind.Proposed => versions.GetValueOrDefault(planned.StudentId, -1) != planned.Version,
            _ => false,
        };

    private static Refusal Stale(IReadOnlyList<string> studentNumbers) =>
        Refusal.Conflict(
            "roster-stale",
            "预览之后有学生的记录改动过，没有导入。请重新上传这份名单，核对新的预览后再导入。",
            data: new { studentNumbers }
        );
}
