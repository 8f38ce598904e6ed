using Gradcheck.Domain.Students.Rules;
using Xunit;

namespace Gradcheck.Domain.Tests.Students.Rules;

public sealed class RuleTableTests
{
    private static readonly string[][] Rows = RuleTable.Rows("rules.md");

    [Fact]
    public void Every_rule_id_stands_once_in_the_table_and_the_table_names_no_other() =>
        Assert.Equal(RuleTable.Ids(typeof(Rule)).Values.Order(), Rows.Select(row => row[1].Trim('`')).Order());

    [Fact]
    public void Every_row_of_the_table_says_field_severity_trigger_and_source() =>
        Assert.All(
            Rows,
            row =>
            {
                Assert.Equal(7, row.Length);
                Assert.All(row[1..6], cell => Assert.NotEqual("", cell));
                Assert.Contains(
                    row[3],
                    (string[])["error", "warning", "normalized", "error, warning", "error, normalized"]
                );
            }
        );

    [Fact]
    public void Findings_carry_only_rule_ids_of_the_one_list() =>
        Assert.All(
            RuleTable.Sources(Path.Combine("Domain", "Students", "Rules"), "Rule.cs"),
            source =>
                Assert.DoesNotMatch(
                    @"(new Finding|\.(Error|Warning|Normalized))\(\s*(StudentField\.\w+,\s*)?""",
                    source
                )
        );
}
