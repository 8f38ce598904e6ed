using Gradcheck.Domain.Students;
using Gradcheck.Domain.Students.Rules;
using Xunit;

namespace Gradcheck.Domain.Tests.Students.Rules;

/// <summary>The settings and the one assertion the rule tests share.</summary>
internal static class Rules
{
    public static RuleSettings Settings { get; } =
        new(
            ["共青团员", "中共党员", "中共预备党员", "群众"],
            ["本科", "专科", "专升本", "硕士研究生", "博士研究生"],
            2009
        );

    /// <summary>A text, a number cell, a date cell or, for null, an empty cell.</summary>
    public static CellValue Cell(object? raw) =>
        raw switch
        {
            null => CellValue.Empty,
            string text => CellValue.FromText(text),
            double number => new CellValue(CellKind.Number, "", number),
            DateTime date => new CellValue(CellKind.Date, "", Date: date),
            _ => throw new ArgumentException("No such cell.", nameof(raw)),
        };

    public static FieldCheck Check(StudentField field, object? raw) => FieldRules.Check(field, Cell(raw), Settings);

    /// <summary>The value that comes out and the rule ids in order, parted by blanks; errors as <c>!id</c>, warnings as <c>?id</c>.</summary>
    public static void Expect(StudentField field, object? raw, string value, string rules)
    {
        var check = Check(field, raw);

        Assert.Equal(rules, string.Join(' ', check.Findings.Select(Sign)));
        Assert.Equal(value, check.Value);
        Assert.All(check.Findings, finding => Assert.Equal(field, finding.Field));
        Assert.All(check.Findings, finding => Assert.EndsWith("。", finding.Message));
    }

    public static string Sign(Finding finding) =>
        finding.Severity switch
        {
            Severity.Error => "!" + finding.Rule,
            Severity.Warning => "?" + finding.Rule,
            _ => finding.Rule,
        };
}
