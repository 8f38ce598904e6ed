using System.Xml;
using ClosedXML.Excel;

namespace Gradcheck.Domain.Spreadsheets;

/// <summary>
/// Texts in files that offices open with a spreadsheet program. Whatever a person wrote stays text: never a formula that
/// calls out, never a number that loses its zeros.
/// </summary>
public static class SheetText
{
    /// <summary>How a formula can begin, also in full width, which some programs take for the same (OWASP, CSV injection).</summary>
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    /// <summary>Whether a spreadsheet program might take the text for a formula when it is typed or read from CSV.</summary>
    public static bool IsFormulaLike(string text) =>
        text.Length > 0
        && (FormulaStarts.Contains(text[0]) || (text.TrimStart() is [var first, ..] && FormulaStarts.Contains(first)));

    /// <summary>The text for a CSV file: an apostrophe goes before what might be taken for a formula.</summary>
    public static string ForCsv(string text) => IsFormulaLike(text) ? "'" + text : text;

    /// <summary>
    /// Puts a text into a cell as text. A cell that is edited by hand stays text, too: its format says so, and one that
    /// looks like a formula carries the mark Excel sets for a typed apostrophe.
    /// </summary>
    public static IXLCell SetText(this IXLCell cell, string text)
    {
        cell.SetValue(Storable(text));
        cell.DataType = XLDataType.Text;
        cell.Style.NumberFormat.Format = "@";
        if (IsFormulaLike(text))
            cell.Style.IncludeQuotePrefix = true;
        return cell;
    }

    /// <summary>A workbook is XML, which cannot hold every character; a replacement character says that one was there.</summary>
    private static string Storable(string text)
    {
        var isStorable = true;
        for (var i = 0; i < text.Length && isStorable; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else
                isStorable = XmlConvert.IsXmlChar(text[i]);
        }

        if (isStorable)
            return text;
        // Runes make lone surrogates visible; control characters are left to be looked at.
        return string.Concat(
            text.EnumerateRunes()
                .Select(rune => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString())
        );
    }
}
