using Gradcheck.Domain.Students;

namespace Gradcheck.Testing.Rosters.Dirt;

/// <summary>One way to spoil one field of a record.</summary>
/// <param name="Kind">The name of the kind of error.</param>
/// <param name="Field">The field it spoils.</param>
/// <param name="Fix">How the right value can be had.</param>
/// <param name="Spoil">The cell to write, or null when this record cannot take the error.</param>
internal sealed record Plant(string Kind, StudentField Field, Fix Fix, Func<StudentRecord, Random, CellValue?> Spoil)
{
    /// <summary>Other fields that must stay as they are for the error to show.</summary>
    public IReadOnlyList<StudentField> Needs { get; init; } = [];

    /// <summary>What the record has to be for the written cell to be the only thing wrong.</summary>
    public Func<StudentRecord, StudentRecord> Prepare { get; init; } = record => record;

    /// <summary>Whether the cell is a number or a date, which a .csv cannot hold.</summary>
    public bool TypedCell { get; init; }

    public static Plant Text(string kind, StudentField field, Fix fix, Func<StudentRecord, Random, string?> spoil) =>
        new(
            kind,
            field,
            fix,
            (record, random) =>
                spoil(record, random) is { } text && text != record[field] ? new CellValue(CellKind.Text, text) : null
        );

    public static string Pick(Random random, params ReadOnlySpan<string> choices) =>
        choices[random.Next(choices.Length)];

    public static string FullWidth(string text) =>
        string.Concat(text.Select(c => c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c));
}
