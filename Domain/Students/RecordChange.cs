using Gradcheck.Domain.Students.Rules;

namespace Gradcheck.Domain.Students;

/// <summary>Judges what an office types into a record by the same rules as a roster (product.md, Student record).</summary>
public static class RecordChange
{
    /// <summary>
    /// Puts new values into a record, each in its normal form. Refused with <c>record-invalid</c> when a rule finds
    /// an error in a new value or between fields; an error that stood there before does not block.
    /// </summary>
    /// <param name="record">The record as it stands; a new one for an addition.</param>
    /// <param name="values">The new values as typed.</param>
    /// <param name="settings">What the rules depend on.</param>
    /// <returns>The new record, and the findings that do not block.</returns>
    public static Result<CheckedRecord> Apply(
        StudentRecord record,
        IReadOnlyDictionary<StudentField, string> values,
        RuleSettings settings
    )
    {
        var findings = new List<Finding>();
        var changed = record;
        foreach (var (field, typed) in values)
        {
            // The college is a code here; whether there is such a college is the caller's question.
            var check = FieldRules.Check(field, CellValue.FromText(typed), settings);
            findings.AddRange(check.Findings);
            changed = changed.With(field, check.Value);
        }

        var before = RecordRules.Check(record, settings).ToHashSet();
        findings.AddRange(RecordRules.Check(changed, settings).Where(finding => !before.Contains(finding)));
        var errors = findings.Where(finding => finding.Severity == Severity.Error).ToList();
        return errors.Count == 0
            ? new CheckedRecord(changed, findings)
            : Refusal.Invalid(
                "record-invalid",
                errors.Count == 1 ? errors[0].Message : $"有 {errors.Count} 处不符合填写要求，请修改后再提交。",
                string.Join(" ", errors.Select(error => error.Message)),
                new { findings }
            );
    }
}

/// <summary>A record that may be stored, with the warnings and normalisations to show to the office.</summary>
public sealed record CheckedRecord(StudentRecord Record, IReadOnlyList<Finding> Findings);
