using System.Collections.Frozen;

namespace Gradcheck.Domain.Students.Rules;

/// <summary>Texts that mean the same, to propose the one a cohort allows. Proposals are never applied silently.</summary>
internal sealed class SynonymTable
{
    private readonly FrozenDictionary<string, string[]> rowsByText;

    public SynonymTable(string file) =>
        rowsByText = EmbeddedTable
            .Rows("Students", file)
            .SelectMany(row => row.Select(text => (text, row)))
            .GroupBy(pair => pair.text, pair => pair.row, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.SelectMany(row => row).ToArray());

    /// <summary>The allowed text that means the same as <paramref name="text"/>; null when none is known.</summary>
    public string? Propose(string text, IReadOnlyList<string> allowed) =>
        rowsByText.TryGetValue(text, out var synonyms) ? synonyms.FirstOrDefault(allowed.Contains) : null;
}
