using System.Globalization;

namespace Gradcheck.Domain.Forms;

/// <summary>What a line of a form's table is.</summary>
public enum FormLineKind
{
    Row,

    /// <summary>A line across the table that says what the rows below it have in common.</summary>
    Group,

    /// <summary>合计.</summary>
    Total,
}

/// <summary>A line of a form's table.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Cells">Texts and whole numbers; a group has one.</param>
public sealed record FormLine(FormLineKind Kind, IReadOnlyList<object?> Cells)
{
    /// <summary>A cell as it reads.</summary>
    public static string Text(object? cell) => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "";
}
