using System.Globalization;

namespace Gradcheck.Domain.Students.Rules;

/// <summary>A cell's content as a person reads it, for the fields that take text.</summary>
internal static class CellReading
{
    public static string AsText(this CellValue value) =>
        value.Kind switch
        {
            CellKind.Text => value.Text,
            CellKind.Number => OfNumber(value.Number),
            CellKind.Date => value.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => value.Text,
        };

    /// <summary>A number cell as Excel shows it in full: at most 15 significant digits, never an exponent.</summary>
    public static string OfNumber(double number)
    {
        if (!double.IsFinite(number) || Math.Abs(number) >= 1e27)
        {
            return number.ToString("R", CultureInfo.InvariantCulture);
        }

        if (number == Math.Truncate(number) && Math.Abs(number) < 1e15)
        {
            return ((long)number).ToString(CultureInfo.InvariantCulture);
        }

        var digits = number.ToString("E14", CultureInfo.InvariantCulture);
        return decimal.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture)
            .ToString("0.###############", CultureInfo.InvariantCulture);
    }
}
