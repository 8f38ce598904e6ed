using System.Collections.Frozen;

namespace Gradcheck.Domain.Students.Rules;

/// <summary>民族: the 56 groups of GB/T 3304 by full name; the short form of the ID card is completed.</summary>
internal static class EthnicGroupRules
{
    private static readonly string[][] Groups = [.. EmbeddedTable.Rows("Students", "ethnic-groups.tsv")];

    /// <summary>Code 97 and above: entries of household data beside the 56 groups.</summary>
    private static readonly FrozenSet<string> Others = Groups
        .Where(row => string.CompareOrdinal(row[0], "56") > 0)
        .Select(row => row[1])
        .Append("穿青人")
        .ToFrozenSet();

    /// <summary>The 56 groups by full name, in the order of their codes.</summary>
    public static IReadOnlyList<string> FullNames { get; } =
    [
        .. Groups
            .OrderBy(row => row[0], StringComparer.Ordinal)
            .Select(row => row[1])
            .Where(name => !Others.Contains(name)),
    ];

    private static readonly FrozenSet<string> Names = FullNames.ToFrozenSet();

    private static readonly FrozenDictionary<string, string> ByShortName = Groups
        .Where(row => row[2] != row[1])
        .ToFrozenDictionary(row => row[2], row => row[1]);

    private static readonly FrozenDictionary<string, string> ByFormerName = Groups
        .SelectMany(row => row.Skip(3).Select(former => (former, name: row[1])))
        .ToFrozenDictionary(pair => pair.former, pair => pair.name);

    public static FieldCheck Check(CellValue value)
    {
        var text = value.AsText();
        if (text == "汉族" || Names.Contains(text))
        {
            return FieldCheck.Clean(text);
        }

        var findings = new Findings(StudentField.EthnicGroup);
        var clean = CellText.Clean(text, InnerBlanks.None, out var changes);
        TextFindings.Report(ref findings, changes);
        var name = clean;
        if (ByShortName.TryGetValue(clean, out var full))
        {
            name = full;
            findings.Normalized(Rule.EthnicShort, $"民族已写成全称“{name}”。");
        }
        else if (ByFormerName.TryGetValue(clean, out var current))
        {
            name = current;
            findings.Normalized(Rule.EthnicFormerName, $"民族旧称已改为“{name}”。");
        }
        else if (Others.Contains(clean))
        {
            findings.Warning(Rule.EthnicOther, "不在 56 个民族之内，请对照身份证核对。");
        }
        else if (clean.Length > 0 && !Names.Contains(clean))
        {
            findings.Error(
                Rule.EthnicUnknown,
                "没有这个民族名称，请按身份证填写全称，如 汉族。",
                OneCharacterAway(clean)
            );
        }

        return findings.Done(name, CellText.Trim(text));
    }

    /// <summary>The only group that differs in one character (上家族 → 土家族); null when several do.</summary>
    private static string? OneCharacterAway(string text)
    {
        string? only = null;
        foreach (var name in Names.Where(name => name.Length == text.Length && name.Length > 2))
        {
            if (name.Zip(text).Count(pair => pair.First != pair.Second) == 1)
            {
                if (only is not null)
                {
                    return null;
                }

                only = name;
            }
        }

        return only;
    }
}
