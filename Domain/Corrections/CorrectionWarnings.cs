using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Secrets;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Students.Rules;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Corrections;

/// <summary>
/// What the rules say now about corrections that wait for a decision: errors keep one from being accepted, warnings
/// want a second look.
/// </summary>
public static class CorrectionWarnings
{
    /// <summary>Judges the open ones among these, in a few queries for all of them.</summary>
    /// <param name="db">The database.</param>
    /// <param name="cohort">The cohort of all of them.</param>
    /// <param name="rows">Corrections with their students, at most a page.</param>
    /// <param name="cancel">Cancels the queries.</param>
    /// <returns>The findings by the correction's id; none for what is decided.</returns>
    public static async Task<IReadOnlyDictionary<long, IReadOnlyList<Finding>>> ReadAsync(
        GradcheckDb db,
        Cohort cohort,
        IReadOnlyList<(Correction Correction, Student Student)> rows,
        CancellationToken cancel
    )
    {
        var open = rows.Where(row => row.Correction.IsOpen && !row.Student.IsRemoved).ToList();
        var ids = open.Select(row => row.Student.Id).Distinct().ToList();
        var asked = await db
            .Corrections.AsNoTracking()
            .Where(c => ids.Contains(c.StudentId))
            .Where(c => c.State == CorrectionState.Pending || c.State == CorrectionState.Proposed)
            .ToListAsync(cancel);
        var byStudent = asked.ToLookup(c => c.StudentId);
        var taken = await TakenValues.ReadAsync(db, cohort.Year, [.. open.Select(row => row.Correction)], cancel);
        var rules = cohort.Settings.RulesFor(cohort.Year);
        return open.ToDictionary(
            row => row.Correction.Id,
            row =>
                (IReadOnlyList<Finding>)
                    [
                        .. Judge(row.Correction, row.Student, byStudent[row.Student.Id], rules),
                        .. taken.Of(row.Correction),
                    ]
        );
    }

    private static IEnumerable<Finding> Judge(
        Correction correction,
        Student student,
        IEnumerable<Correction> asked,
        RuleSettings rules
    )
    {
        var (field, record) = (correction.Field, student.ToRecord());
        if (AcceptedRecord.IsOvertaken(correction, record))
            return [new Finding(field, "correction-overtaken", Severity.Error, AcceptedRecord.Overtaken.Title)];
        if (field == StudentField.College)
            return [];
        var pending = asked.ToDictionary(c => c.Field, c => c.NewValue);
        return CorrectionCheck
            .Judge(record, pending, field, correction.NewValue, rules)
            .Findings.Where(finding => finding.Severity != Severity.Normalized);
    }

    /// <summary>Student numbers and ID numbers asked for that another student has.</summary>
    private sealed record TakenValues(ILookup<string, long> Numbers, ILookup<BlindIndex, long> IdNumbers)
    {
        public static async Task<TakenValues> ReadAsync(
            GradcheckDb db,
            int year,
            IReadOnlyList<Correction> open,
            CancellationToken cancel
        )
        {
            var cohort = db.Students.AsNoTracking().Where(s => s.CohortYear == year);
            var numbers = Wanted(open, StudentField.StudentNumber).ToList();
            var holders =
                numbers.Count == 0
                    ? []
                    : await cohort
                        .Where(s => numbers.Contains(s.StudentNumber))
                        .Select(s => new { s.StudentNumber, s.Id })
                        .ToListAsync(cancel);
            // An index of a value and the same index as stored do not compare; the holder's own value gives the index.
            var indexes = Wanted(open, StudentField.IdNumber).Select(Student.IndexOfIdNumber).OfType<BlindIndex>();
            var wanted = indexes.ToList();
            var owners =
                wanted.Count == 0
                    ? []
                    : await cohort
                        .Where(s => s.RemovedAt == null && wanted.Contains(s.IdNumberIndex!))
                        .ToListAsync(cancel);
            return new TakenValues(
                holders.ToLookup(h => h.StudentNumber, h => h.Id),
                owners.ToLookup(s => Student.IndexOfIdNumber(s.IdNumber)!, s => s.Id)
            );
        }

        public IEnumerable<Finding> Of(Correction correction)
        {
            var (field, value) = (correction.Field, correction.NewValue);
            if (field == StudentField.StudentNumber && Others(Numbers[value]))
                yield return Error(field, Rule.StudentNumberDuplicate, ChangeStudent.StudentExists);
            if (
                field == StudentField.IdNumber
                && Student.IndexOfIdNumber(value) is { } index
                && Others(IdNumbers[index])
            )
                yield return Error(field, Rule.IdDuplicate, DuplicateIdNumber.Refusal);

            bool Others(IEnumerable<long> holders) => holders.Any(id => id != correction.StudentId);
        }

        private static IEnumerable<string> Wanted(IEnumerable<Correction> open, StudentField field) =>
            open.Where(c => c.Field == field).Select(c => c.NewValue);

        private static Finding Error(StudentField field, string rule, Refusal refusal) =>
            new(field, rule, Severity.Error, refusal.Title);
    }
}
