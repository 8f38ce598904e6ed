using System.Globalization;

namespace Gradcheck.Domain.Students.Rules;

/// <summary>A cell's content as a person reads it, for the fields that take text.</summary>
internal static class CellReading
{
    public static string AsText(this CellValue value) =>
        value.Kind switch
        {
            CellKind.Text => value.Text,
            CellKind.Number => CellText.OfNumber(value.Number),
            CellKind.Date => value.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => value.Text,
        };
}
