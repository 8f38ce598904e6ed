using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Rosters.Checking;

/// <summary>
/// One 培养层次 written in two ways within a file, such as 硕士 among 硕士研究生. Where a cohort's list allows both,
/// each is right by itself and only the file shows that one of them is a slip.
/// </summary>
internal static class MixedLevels
{
    private static readonly (string, string)[] SameLevel = [("硕士", "硕士研究生"), ("博士", "博士研究生")];

    public static void Report(IReadOnlyList<RosterRow> rows, IssueList issues)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row[StudentField.EducationLevel] is { } level)
                counts[level] = counts.GetValueOrDefault(level) + 1;
        }

        foreach (var (one, other) in SameLevel)
        {
            if (!counts.TryGetValue(one, out var ones) || !counts.TryGetValue(other, out var others) || ones == others)
                continue;
            var (rare, usual) = ones < others ? (one, other) : (other, one);
            Report(rows, rare, usual, issues);
        }
    }

    private static void Report(IReadOnlyList<RosterRow> rows, string rare, string usual, IssueList issues)
    {
        var finding = new Finding(
            StudentField.EducationLevel,
            RosterRule.LevelMixed,
            Severity.Warning,
            $"同一份名单里其他学生写的是“{usual}”，这里写的是“{rare}”，请核对并统一写法。",
            usual
        );
        foreach (var row in rows.Where(row => row[StudentField.EducationLevel] == rare))
            issues.Add(row, finding, rare);
    }
}
