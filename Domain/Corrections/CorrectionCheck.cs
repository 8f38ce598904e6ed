using Gradcheck.Domain.Students;
using Gradcheck.Domain.Students.Rules;

namespace Gradcheck.Domain.Corrections;

/// <summary>
/// Judges a value a student types as the right one: the rules of the roster for the field itself, then the rules
/// between fields on the record as it would be with everything the student has asked for.
/// </summary>
public static class CorrectionCheck
{
    /// <summary>Judges one value. A finding that is an error keeps it from being submitted.</summary>
    /// <param name="record">The record as it stands.</param>
    /// <param name="pending">The values asked for in open corrections; one for the same field does not count.</param>
    /// <param name="field">The field to correct.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="rules">The cohort's settings for the rules.</param>
    public static FieldCheck Judge(
        StudentRecord record,
        IReadOnlyDictionary<StudentField, string> pending,
        StudentField field,
        string typed,
        RuleSettings rules
    )
    {
        var check = FieldRules.Check(field, CellValue.FromText(typed), rules);
        if (!check.IsValid)
            return check;

        var others = pending.Where(p => p.Key != field).Aggregate(record, (r, p) => r.With(p.Key, p.Value));
        var known = RecordRules.Check(others, rules).Select(finding => finding.Rule).ToHashSet();
        var findings = RecordRules
            .Check(others.With(field, check.Value), rules)
            .Where(finding => finding.Field == field || !known.Contains(finding.Rule))
            .Select(finding => finding.Field == field ? finding : Elsewhere(finding));
        return check with { Findings = [.. check.Findings, .. findings, .. Together(record, pending, field)] };
    }

    // What is wrong in another field must not keep this one from being corrected: with two wrong fields there
    // would be no order in which to correct them.
    private static Finding Elsewhere(Finding finding) =>
        finding with
        {
            Severity = Severity.Warning,
            Message = $"改了这项以后：{finding.Message}如果{finding.Field.Heading()}也不对，请接着再更正一项。",
            Suggestion = null,
        };

    private static IEnumerable<Finding> Together(
        StudentRecord record,
        IReadOnlyDictionary<StudentField, string> pending,
        StudentField field
    )
    {
        StudentField? other = field switch
        {
            StudentField.Name => StudentField.IdNumber,
            StudentField.IdNumber => StudentField.Name,
            _ => null,
        };
        if (other is { } asked && pending.TryGetValue(asked, out var value) && value != record[asked])
        {
            yield return new Finding(
                field,
                "name-and-id-changed",
                Severity.Warning,
                "姓名和身份证号同时更正，等于换成了另一个人，学校会重点核实。请确认两项都要改，并备齐身份证和户口簿。"
            );
        }
    }
}
