using Gradcheck.Domain.Students;

namespace Gradcheck.Testing.Rosters.Dirt;

/// <summary>One record on its way into a dirty roster: what is right, and what is written instead.</summary>
internal sealed class DirtyRow(StudentRecord right, int number)
{
    private readonly Dictionary<StudentField, CellValue> written = [];
    private readonly HashSet<StudentField> taken = [];

    public StudentRecord Right { get; set; } = right;

    /// <summary>The row as Excel numbers it.</summary>
    public int Number => number;

    public CellValue Cell(StudentField field) =>
        written.TryGetValue(field, out var cell) ? cell : CellValue.FromText(Right[field]);

    /// <summary>Whether no error touches or needs these fields yet.</summary>
    public bool AreFree(params IReadOnlyList<StudentField> fields) => !taken.Overlaps(fields);

    /// <summary>Keeps later errors away from these fields.</summary>
    public void Take(params IReadOnlyList<StudentField> fields) => taken.UnionWith(fields);

    public void Spoil(StudentField field, CellValue cell)
    {
        written[field] = cell;
        taken.Add(field);
    }
}
