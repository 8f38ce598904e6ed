namespace Gradcheck.Domain.Students.Rules;

/// <summary>A field whose value must stand in the cohort's list, letter by letter.</summary>
internal static class ListedText
{
    public static bool Contains(IReadOnlyList<string> allowed, string text)
    {
        for (var i = 0; i < allowed.Count; i++)
        {
            if (string.Equals(allowed[i], text, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Cleans the text; <paramref name="illegal"/> is the cleaned text when the list does not hold it.</summary>
    public static string Clean(ref Findings findings, string text, IReadOnlyList<string> allowed, out string? illegal)
    {
        var clean = CellText.Clean(text, InnerBlanks.None, out var changes);
        TextFindings.Report(ref findings, changes);
        illegal = clean.Length == 0 || Contains(allowed, clean) ? null : clean;
        return clean;
    }
}
