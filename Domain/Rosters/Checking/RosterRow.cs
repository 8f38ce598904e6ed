using Gradcheck.Domain.Rosters.Reading;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Rosters.Checking;

/// <summary>One student of an uploaded roster after the field rules.</summary>
internal sealed class RosterRow(SheetLayout layout, int number, string?[] values)
{
    public SheetLayout Layout { get; } = layout;

    /// <summary>The row as Excel numbers it.</summary>
    public int Number { get; } = number;

    /// <summary>Whether an error keeps the row from being imported.</summary>
    public bool HasErrors { get; set; }

    /// <summary>Whether the cohort has a student of this number.</summary>
    public bool IsKnown { get; set; }

    public string StudentNumber => values[(int)StudentField.StudentNumber]!;

    /// <summary>The normal form; null when the sheet has no such column, which is not the same as an empty cell.</summary>
    public string? this[StudentField field]
    {
        get => values[(int)field];
        set => values[(int)field] = value;
    }

    /// <summary>The row as a record; what the sheet does not say is taken from <paramref name="otherwise"/>.</summary>
    public StudentRecord ToRecord(StudentRecord? otherwise = null)
    {
        var all = new string[values.Length];
        for (var i = 0; i < all.Length; i++)
            all[i] = values[i] ?? otherwise?[(StudentField)i] ?? "";
        return StudentRecord.FromValues(all);
    }
}
