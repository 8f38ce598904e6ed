using Gradcheck.Domain.Rosters;
using Xunit;

namespace Gradcheck.Domain.Tests.Rosters;

public sealed class RosterRuleTableTests
{
    private static readonly string[][] Rows = RuleTable.Rows("roster-rules.md");
    private static readonly string[] Sources = RuleTable.Sources(Path.Combine("Domain", "Rosters"), "RosterRule.cs");

    [Fact]
    public void Every_roster_rule_stands_once_in_the_table_and_the_table_names_no_other() =>
        Assert.Equal(RuleTable.Ids(typeof(RosterRule)).Values.Order(), Rows.Select(row => row[1].Trim('`')).Order());

    [Fact]
    public void Every_row_of_the_table_says_severity_trigger_what_is_seen_and_what_to_do() =>
        Assert.All(
            Rows,
            row =>
            {
                Assert.Equal(7, row.Length);
                Assert.All(row[1..6], cell => Assert.NotEqual("", cell));
                Assert.Contains(row[2], (string[])["error", "warning", "normalized", "error, warning", "refusal"]);
            }
        );

    [Fact]
    public void Every_roster_rule_is_raised_somewhere() =>
        Assert.All(
            RuleTable.Ids(typeof(RosterRule)).Keys,
            name => Assert.Contains(Sources, source => source.Contains($"RosterRule.{name},", StringComparison.Ordinal))
        );

    [Fact]
    public void Roster_findings_carry_only_rule_ids_of_the_two_lists() =>
        Assert.All(
            Sources,
            source =>
            {
                Assert.DoesNotMatch(@"new Finding\([^;]*?,\s*""[a-z]+-[a-z-]+""", source);
                Assert.All(
                    RuleTable.Ids(typeof(RosterRule)).Values,
                    id => Assert.DoesNotContain($"\"{id}\"", source, StringComparison.Ordinal)
                );
            }
        );
}
