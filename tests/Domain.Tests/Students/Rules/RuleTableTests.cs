using System.Reflection;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Students.Rules;
using Xunit;

namespace Gradcheck.Domain.Tests.Students.Rules;

public sealed class RuleTableTests
{
    private static readonly string[] RuleIds =
    [
        .. typeof(Rule)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetValue(null)!),
    ];

    private static readonly string[][] Rows =
    [
        .. File.ReadLines(Path.Combine(RepositoryRoot(), "docs", "rules.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)),
    ];

    [Fact]
    public void Every_rule_id_stands_once_in_the_table_and_the_table_names_no_other() =>
        Assert.Equal(RuleIds.Order(), Rows.Select(row => row[1].Trim('`')).Order());

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
    public void Findings_carry_only_rule_ids_of_the_one_list()
    {
        var sources = Directory
            .EnumerateFiles(Path.Combine(RepositoryRoot(), "Domain", "Students", "Rules"), "*.cs")
            .Where(file => Path.GetFileName(file) != "Rule.cs")
            .Select(File.ReadAllText);

        Assert.All(
            sources,
            source =>
                Assert.DoesNotMatch(
                    @"(new Finding|\.(Error|Warning|Normalized))\(\s*(StudentField\.\w+,\s*)?""",
                    source
                )
        );
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Gradcheck.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Not inside the repository.");
        }

        return folder.FullName;
    }
}
