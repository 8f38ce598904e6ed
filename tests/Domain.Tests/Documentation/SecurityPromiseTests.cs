using System.Text.RegularExpressions;
using Xunit;

namespace Gradcheck.Domain.Tests.Documentation;

/// <summary>docs/security.md names the test behind each promise: none of them may be a promise only.</summary>
public sealed partial class SecurityPromiseTests
{
    [Fact]
    public void Every_test_that_the_security_page_names_exists()
    {
        var root = RepositoryRoot();
        var promises = File.ReadAllLines(Path.Combine(root, "docs", "security.md"))
            .Where(line => TestCell().IsMatch(line))
            .ToList();
        var tests = Directory
            .EnumerateFiles(Path.Combine(root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension)
            .ToHashSet();

        Assert.NotEmpty(promises);
        var named = promises.SelectMany(line => TestName().Matches(line)).Select(match => match.Groups[1].Value);
        Assert.Empty(named.Where(name => !tests.Contains(name)).Distinct());
    }

    [GeneratedRegex(@"\| `\w+Tests`")]
    private static partial Regex TestCell();

    [GeneratedRegex(@"`(\w+Tests)`")]
    private static partial Regex TestName();

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Gradcheck.slnx")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
