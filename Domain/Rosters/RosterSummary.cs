using Gradcheck.Domain.Rosters.Merging;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Rosters;

/// <summary>The counts of a roster import and the beginnings of its lists; stored as JSON with the import.</summary>
public sealed record RosterSummary
{
    /// <summary>How many issues and conflicts stand in the summary itself.</summary>
    public const int Inline = 100;

    /// <summary>Sheets that were read.</summary>
    public int Sheets { get; init; }

    /// <summary>Rows with a student.</summary>
    public int Rows { get; init; }
    public IReadOnlyList<HeadingColumn> Columns { get; init; } = [];
    public IReadOnlyList<SheetSummary> SheetDetails { get; init; } = [];
    public int Added { get; init; }
    public int Changed { get; init; }
    public int Unchanged { get; init; }

    /// <summary>Key fields that a college's correction proposes to the registrar instead of changing them.</summary>
    public int Proposed { get; init; }

    /// <summary>Students on the list who are not in the file.</summary>
    public int Missing { get; init; }

    /// <summary>Rows that an error keeps from being imported.</summary>
    public int RowsWithErrors { get; init; }
    public int Errors { get; init; }
    public int Warnings { get; init; }
    public int Normalized { get; init; }

    /// <summary>Issues beyond the number that is kept.</summary>
    public int IssuesOmitted { get; init; }
    public IReadOnlyList<RosterIssue> Issues { get; init; } = [];

    /// <summary>Fields in conflict.</summary>
    public int ConflictCount { get; init; }
    public IReadOnlyList<RosterConflict> Conflicts { get; init; } = [];

    /// <summary>What apply did; null before.</summary>
    public AppliedRoster? Applied { get; init; }
}

/// <summary>A heading of the file and the field it was taken for; null when the column is not read.</summary>
public sealed record HeadingColumn(string Sheet, string Column, string Heading, StudentField? Field);

/// <summary>One sheet of the file; a rule and a message when it was not read.</summary>
public sealed record SheetSummary(
    string Name,
    int? HeadingRow,
    int Rows,
    string? SkippedBy = null,
    string? Message = null
);

/// <summary>A student whose fields were changed both in the file and in the record.</summary>
public sealed record RosterConflict(string Sheet, int Row, string StudentNumber, IReadOnlyList<FieldConflict> Fields);

/// <summary>What apply did.</summary>
/// <param name="Added">Students added.</param>
/// <param name="Changed">Students changed.</param>
/// <param name="LeftOut">Rows with errors that were left out.</param>
/// <param name="Told">Students told that they have to sign again.</param>
/// <param name="FirstAddedId">The id of the first added student; the others follow it.</param>
/// <param name="AuditId">The entry of the audit log that stands for it.</param>
/// <param name="Proposals">The corrections of key fields it proposed.</param>
public sealed record AppliedRoster(
    int Added,
    int Changed,
    int LeftOut,
    int Told,
    long FirstAddedId,
    long AuditId,
    IReadOnlyList<long>? Proposals = null
);
