using System.Text.RegularExpressions;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Audit;

/// <summary>
/// A reason somebody typed, as the audit log keeps it. The log is never changed again, not even when a cohort's
/// personal data are deleted, so a reason goes in without what tells a person: no number of seven digits or more
/// (ID card, phone, student number, date of birth) and no name of the cohort.
/// </summary>
public static partial class AuditReason
{
    private const string NoNumber = "〔号码〕";
    private const string NoName = "〔姓名〕";

    /// <summary>The reason without numbers and without the names of the cohort.</summary>
    /// <param name="db">The database.</param>
    /// <param name="cohortYear">The cohort.</param>
    /// <param name="reason">As typed.</param>
    /// <param name="otherNames">Names the student had, or that this very change brings.</param>
    public static async Task<string> CleanAsync(
        GradcheckDb db,
        int cohortYear,
        string reason,
        params IEnumerable<string?> otherNames
    )
    {
        var names = await db
            .Students.Where(s => s.CohortYear == cohortYear && reason.Contains(s.Name))
            .Select(s => s.Name)
            .Distinct()
            .ToListAsync();
        return Clean(reason, [.. names, .. otherNames.OfType<string>()]);
    }

    /// <summary>The reason without numbers and without these names.</summary>
    public static string Clean(string reason, params IReadOnlyList<string> names)
    {
        var clean = LongNumber().Replace(reason, NoNumber);
        foreach (var name in names.Where(name => name.Length > 1).OrderByDescending(name => name.Length))
            clean = clean.Replace(name, NoName, StringComparison.Ordinal);
        return clean;
    }

    /// <summary>Seven digits or more, half or full width, also in groups; an ID number may end in X.</summary>
    [GeneratedRegex(@"[0-9０-９](?:[\s\-－–—.·/年月]{0,2}[0-9０-９]){6,}(?:[\s\-－]?[XxＸｘ])?")]
    private static partial Regex LongNumber();
}
