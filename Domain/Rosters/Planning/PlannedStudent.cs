using Gradcheck.Domain.Rosters.Merging;

namespace Gradcheck.Domain.Rosters.Planning;

/// <summary>What an import does with a student.</summary>
public enum PlannedKind
{
    Added,
    Changed,

    /// <summary>Nothing is changed, but fields are in conflict.</summary>
    Conflicting,

    /// <summary>On the list, but not in the file. Listed only; a roster never removes anybody.</summary>
    Missing,

    /// <summary>Nothing is changed, but key fields are proposed to the registrar.</summary>
    Proposed,
}

/// <summary>One student of an import's plan.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Sheet">The sheet; empty for a missing student.</param>
/// <param name="Row">The row as Excel numbers it; 0 for a missing student.</param>
/// <param name="StudentId">The stored student; 0 for an added one.</param>
/// <param name="Version">The stored record's version that the plan was made for.</param>
/// <param name="Before">As stored; null for an added student.</param>
/// <param name="After">As it will be; null when nothing changes.</param>
/// <param name="Conflicts">Fields that a person has to decide.</param>
/// <param name="Proposals">Key fields that a college may only propose; <paramref name="After"/> leaves them as they were.</param>
public sealed record PlannedStudent(
    PlannedKind Kind,
    string Sheet,
    int Row,
    long StudentId,
    long Version,
    StudentImage? Before,
    StudentImage? After,
    IReadOnlyList<FieldConflict> Conflicts,
    IReadOnlyList<FieldChange> Proposals
)
{
    public string StudentNumber => (Before ?? After)!.Record.StudentNumber;
}
