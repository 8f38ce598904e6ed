using Gradcheck.Domain.Rosters.Reading;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Rosters.Checking;

/// <summary>Collects the issues of a roster; beyond a limit they are only counted.</summary>
internal sealed class IssueList
{
    private readonly List<RosterIssue> issues = [];

    public int Errors { get; private set; }
    public int Warnings { get; private set; }
    public int Normalized { get; private set; }

    /// <summary>How many were counted but not kept.</summary>
    public int Omitted { get; private set; }

    public void Add(RosterIssue issue)
    {
        switch (issue.Severity)
        {
            case Severity.Error:
                Errors++;
                break;
            case Severity.Warning:
                Warnings++;
                break;
            default:
                Normalized++;
                break;
        }

        if (issues.Count < RosterLimits.Issues)
            issues.Add(issue);
        else
            Omitted++;
    }

    /// <summary>Adds an issue of one cell of a row; an error marks the row.</summary>
    public void Add(RosterRow row, Finding finding, string? value)
    {
        row.HasErrors |= finding.Severity == Severity.Error;
        Add(
            new RosterIssue(
                row.Layout.Sheet,
                row.Number,
                row.Layout.LettersOf(finding.Field),
                finding.Field,
                finding.Rule,
                finding.Severity,
                value,
                finding.Message,
                finding.Suggestion
            )
        );
    }

    /// <summary>The issues in the order of the file: sheet, row, column.</summary>
    public IReadOnlyList<RosterIssue> InFileOrder(IReadOnlyList<string> sheets)
    {
        var order = sheets.Select((name, index) => (name, index)).ToLookup(pair => pair.name, pair => pair.index);
        return
        [
            .. issues
                .OrderBy(issue => order[issue.Sheet].FirstOrDefault())
                .ThenBy(issue => issue.Row)
                .ThenBy(issue => issue.Column?.Length ?? 0)
                .ThenBy(issue => issue.Column, StringComparer.Ordinal),
        ];
    }
}
