using Gradcheck.Domain.Students;

namespace Gradcheck.Testing.Rosters.Dirt;

/// <summary>One error planted in a dirty roster: what a check of the file must report.</summary>
/// <param name="Sheet">The sheet's name.</param>
/// <param name="Row">The row as Excel numbers it.</param>
/// <param name="Field">The field whose cell was spoiled.</param>
/// <param name="Kind">What was done, such as <c>id-checksum</c>.</param>
/// <param name="Fix">How the right value can be had.</param>
/// <param name="Original">The right value.</param>
/// <param name="Written">The cell as it stands in the file.</param>
/// <param name="OtherRow">For duplicates the row whose value was copied.</param>
public sealed record PlantedError(
    string Sheet,
    int Row,
    StudentField Field,
    string Kind,
    Fix Fix,
    string Original,
    CellValue Written,
    int? OtherRow = null
);

/// <summary>How the right value of a spoiled cell can be had.</summary>
public enum Fix
{
    /// <summary>It follows from the cell without doubt: normalise and report.</summary>
    Auto,

    /// <summary>A person has to decide.</summary>
    Ask,

    /// <summary>The cell is right in form but contradicts another cell or row.</summary>
    Locate,
}
