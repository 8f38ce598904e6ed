namespace Gradcheck.AdminApi.Tables;

/// <summary>A small table to hand out as a file.</summary>
/// <param name="Name">The file's name without extension; also the sheet's name.</param>
/// <param name="Headings">The heading row.</param>
/// <param name="Rows">The cells: text, whole numbers, decimals or instants.</param>
internal sealed record Table(string Name, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>A line below the rows, and at the foot of every printed page; null for none.</summary>
    public string? Footer { get; init; }
}
