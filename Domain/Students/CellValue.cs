namespace Gradcheck.Domain.Students;

/// <summary>What a person typed or a file's cell held, before any rule has looked at it.</summary>
/// <param name="Kind">How the value was stored; a typed chat text or a CSV field is always text.</param>
/// <param name="Text">The stored text, or the number or date as a person would read it.</param>
/// <param name="Number">The stored number when <paramref name="Kind"/> is <see cref="CellKind.Number"/>.</param>
/// <param name="Date">The stored date when <paramref name="Kind"/> is <see cref="CellKind.Date"/>.</param>
public readonly record struct CellValue(CellKind Kind, string Text, double Number = 0, DateTime Date = default)
{
    public static CellValue Empty { get; } = new(CellKind.Empty, "");

    /// <summary>A text value; null, empty and blank text count as empty.</summary>
    public static CellValue FromText(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Empty : new CellValue(CellKind.Text, text);

    public bool IsEmpty => Kind == CellKind.Empty;
}

/// <summary>How a cell was stored.</summary>
public enum CellKind
{
    Empty,
    Text,
    Number,
    Date,
    Boolean,

    /// <summary>An Excel error such as <c>#REF!</c>; the text holds its name.</summary>
    Error,
}
