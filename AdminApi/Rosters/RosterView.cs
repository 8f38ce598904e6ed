using Gradcheck.Domain.Rosters;
using Gradcheck.Domain.Students;

namespace Gradcheck.AdminApi.Rosters;

/// <summary>An import as the API shows it.</summary>
public sealed record RosterView
{
    public required long Id { get; init; }
    public required int Year { get; init; }

    /// <summary>The college that uploaded it; null for the registrar.</summary>
    public string? College { get; init; }
    public required RosterPurpose Purpose { get; init; }
    public required RosterState State { get; init; }
    public required string FileName { get; init; }
    public required string Sha256 { get; init; }
    public required DateTimeOffset UploadedAt { get; init; }
    public DateTimeOffset? AppliedAt { get; init; }
    public DateTimeOffset? UndoneAt { get; init; }
    public required int Sheets { get; init; }
    public required int Rows { get; init; }
    public required IReadOnlyList<HeadingColumn> Columns { get; init; }
    public required IReadOnlyList<SheetSummary> SheetDetails { get; init; }
    public required int Added { get; init; }
    public required int Changed { get; init; }
    public required int Unchanged { get; init; }

    /// <summary>Key fields that are proposed to the registrar as corrections instead of being changed.</summary>
    public required int Proposed { get; init; }
    public required int Missing { get; init; }
    public required int RowsWithErrors { get; init; }
    public required int Errors { get; init; }
    public required int Warnings { get; init; }
    public required int Normalized { get; init; }
    public required int IssuesOmitted { get; init; }
    public required IReadOnlyList<RosterIssue> Issues { get; init; }
    public required int ConflictCount { get; init; }
    public required IReadOnlyList<RosterConflict> Conflicts { get; init; }
    public AppliedRoster? Applied { get; init; }

    public static RosterView Of(RosterImport import)
    {
        var summary = RosterImports.SummaryOf(import);
        return new RosterView
        {
            Id = import.Id,
            Year = import.CohortYear,
            College = import.CollegeCode,
            Purpose = import.Purpose,
            State = import.State,
            FileName = Masked.Text(import.FileName),
            Sha256 = import.Sha256,
            UploadedAt = import.UploadedAt,
            AppliedAt = import.AppliedAt,
            UndoneAt = import.UndoneAt,
            Sheets = summary.Sheets,
            Rows = summary.Rows,
            Columns = [.. summary.Columns.Select(MaskedRoster.Mask)],
            SheetDetails = summary.SheetDetails,
            Added = summary.Added,
            Changed = summary.Changed,
            Unchanged = summary.Unchanged,
            Proposed = summary.Proposed,
            Missing = summary.Missing,
            RowsWithErrors = summary.RowsWithErrors,
            Errors = summary.Errors,
            Warnings = summary.Warnings,
            Normalized = summary.Normalized,
            IssuesOmitted = summary.IssuesOmitted,
            Issues = [.. summary.Issues.Select(MaskedRoster.Mask)],
            ConflictCount = summary.ConflictCount,
            Conflicts = [.. summary.Conflicts.Select(MaskedRoster.Mask)],
            Applied = summary.Applied,
        };
    }
}
