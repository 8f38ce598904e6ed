using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Rosters;

/// <summary>One thing a check found in a roster (校验问题).</summary>
/// <param name="Sheet">The sheet's name; <c>CSV</c> for a .csv.</param>
/// <param name="Row">The row as Excel numbers it; 0 when it concerns the whole sheet.</param>
/// <param name="Column">The column in letters; null when it concerns no single cell.</param>
/// <param name="Field">The field; null when it concerns no single field.</param>
/// <param name="Rule">The stable rule id.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Value">The cell as it stands in the file.</param>
/// <param name="Message">Plain Chinese: what is wrong and what to do.</param>
/// <param name="Suggestion">A value to put there, when one can be proposed.</param>
public sealed record RosterIssue(
    string Sheet,
    int Row,
    string? Column,
    StudentField? Field,
    string Rule,
    Severity Severity,
    string? Value,
    string Message,
    string? Suggestion = null
);
