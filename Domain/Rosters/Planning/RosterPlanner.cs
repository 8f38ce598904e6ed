using Gradcheck.Domain.Rosters.Checking;
using Gradcheck.Domain.Rosters.Merging;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Students.Rules;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Rosters.Planning;

/// <summary>
/// Compares a checked roster with what is stored and writes the plan. Stored students are streamed past the rows, so
/// that memory holds the file once and the cohort never.
/// </summary>
internal sealed class RosterPlanner(
    CheckedRoster roster,
    RosterIntent intent,
    RuleSettings settings,
    IReadOnlyList<StudentField> keyFields
)
{
    private readonly PlanWriter plan = new();
    private readonly HashSet<string> collegesInFile = new(StringComparer.Ordinal);
    private readonly List<PlannedStudent> firstConflicts = [];
    private KeyFieldProposals proposals = KeyFieldProposals.None;

    public int Added { get; private set; }
    public int Changed { get; private set; }
    public int Unchanged { get; private set; }
    public int Missing { get; private set; }
    public int Conflicts { get; private set; }

    /// <summary>Key fields that are proposed to the registrar instead of being changed.</summary>
    public int Proposed { get; private set; }

    /// <summary>The first conflicts, for the answer to the upload.</summary>
    public IReadOnlyList<PlannedStudent> FirstConflicts => firstConflicts;

    /// <summary>Makes the plan; reads from the database and changes nothing.</summary>
    public async Task<byte[]> MakeAsync(GradcheckDb db, CancellationToken cancel)
    {
        var stored = db.Students.AsNoTracking().Where(s => s.CohortYear == intent.CohortYear);
        if (await stored.AnyAsync(cancel))
        {
            if (intent is { Purpose: RosterPurpose.Correction, CollegeCode: not null })
                proposals = await KeyFieldProposals.ReadAsync(db, intent.CohortYear, keyFields, cancel);
            await StoredStudents.CompareAsync(stored, roster, intent, collegesInFile, cancel);
            var own = intent.CollegeCode is null ? stored : stored.Where(s => s.CollegeCode == intent.CollegeCode);
            await foreach (var student in own.AsAsyncEnumerable().WithCancellation(cancel))
                Plan(student);
        }

        MissingColumns.Report(roster);
        foreach (var row in roster.Rows)
        {
            if (row.HasErrors || row.IsKnown)
                continue;
            var after = RecordMerge.Added(row, intent.Purpose);
            Write(PlannedKind.Added, row, null, after, []);
            Added++;
        }

        return plan.ToArray();
    }

    private void Plan(Student student)
    {
        if (roster.Index.OfNumber(student.StudentNumber) is not { } row)
        {
            if (!student.IsRemoved && collegesInFile.Contains(student.CollegeCode))
            {
                Missing++;
                Write(PlannedKind.Missing, null, student, null, []);
            }

            return;
        }

        if (row.HasErrors || student.IsRemoved)
            return;
        var merged = RecordMerge.Into(student, row, intent.Purpose);
        ReportMerge(student, row, merged);
        if (row.HasErrors)
            return;
        var (after, proposed) = proposals.Withhold(student, merged.After);
        Proposed += proposed.Count;
        if (after != StudentImage.Of(student))
        {
            Changed++;
            Write(PlannedKind.Changed, row, student, after, merged.Conflicts, proposed);
        }
        else if (proposed.Count > 0)
        {
            Unchanged++;
            Write(PlannedKind.Proposed, row, student, null, merged.Conflicts, proposed);
        }
        else
        {
            Unchanged++;
            if (merged.Conflicts.Count > 0)
                Write(PlannedKind.Conflicting, row, student, null, merged.Conflicts);
        }
    }

    private void ReportMerge(Student student, RosterRow row, MergedStudent merged)
    {
        foreach (var conflict in merged.Conflicts)
        {
            Conflicts++;
            var message =
                $"名单中是“{conflict.Uploaded}”，记录在下发后已改为“{conflict.Current}”，两边都改过；保留记录中的值，请核对后手工更正。";
            Report(row, conflict.Field, RosterRule.MergeConflict, message);
        }

        foreach (var field in merged.Kept)
        {
            var message = $"名单中仍是下发时的值，记录在下发后已改为“{student.ToRecord()[field]}”；保留后来的更改。";
            Report(row, field, RosterRule.KeptCurrent, message);
        }

        var after = merged.After.Record;
        foreach (var (field, message) in proposals.Describe(student, merged.After))
            Report(row, field, RosterRule.KeyFieldChanged, message);

        // Fields the file leaves out, or that stay, meet uploaded ones here for the first time.
        var uploaded = row.ToRecord();
        if (after == uploaded || after == student.ToRecord())
            return;
        var known = RecordRules.Check(uploaded, settings);
        foreach (var finding in RecordRules.Check(after, settings))
        {
            if (known.All(other => other.Rule != finding.Rule))
                roster.Issues.Add(row, finding, after[finding.Field]);
        }
    }

    private void Report(RosterRow row, StudentField field, string rule, string message) =>
        roster.Issues.Add(row, new Finding(field, rule, Severity.Warning, message), row[field]);

    private void Write(
        PlannedKind kind,
        RosterRow? row,
        Student? student,
        StudentImage? after,
        IReadOnlyList<FieldConflict> conflicts,
        IReadOnlyList<FieldChange>? proposed = null
    )
    {
        var planned = new PlannedStudent(
            kind,
            row?.Layout.Sheet ?? "",
            row?.Number ?? 0,
            student?.Id ?? 0,
            student?.Version ?? 0,
            student is null ? null : StudentImage.Of(student),
            after,
            conflicts,
            proposed ?? []
        );
        plan.Write(planned);
        if (conflicts.Count > 0 && firstConflicts.Count < RosterSummary.Inline)
            firstConflicts.Add(planned);
    }
}
