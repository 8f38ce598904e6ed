namespace Gradcheck.Domain.Rosters;

/// <summary>
/// Rule ids of findings about a file rather than a field; part of the API like those of the field rules.
/// <c>docs/roster-rules.md</c> explains each.
/// </summary>
public static class RosterRule
{
    public const string SheetHidden = "sheet-hidden";
    public const string SheetWithoutHeading = "sheet-no-heading";
    public const string ColumnMissing = "column-missing";
    public const string RowFooter = "row-footer";
    public const string RowRepeatedHeading = "row-repeated-heading";
    public const string RowSkipped = "row-skipped";
    public const string LevelMixed = "level-mixed";
    public const string CollegeUnknown = "college-unknown";
    public const string CollegeForeign = "college-foreign";
    public const string StudentForeign = "student-foreign";
    public const string StudentRemoved = "student-removed";
    public const string KeptCurrent = "kept-current";
    public const string MergeConflict = "merge-conflict";
    public const string KeyFieldChanged = "key-field-changed";
}
