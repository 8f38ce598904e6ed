using System.Buffers.Text;
using System.Globalization;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Students.Rules;

namespace Gradcheck.Domain.Rosters.Reading.Xlsx;

/// <summary>How a cell's value is stored (ECMA-376 part 1, 18.18.11).</summary>
internal enum XlsxType
{
    Number,
    SharedText,
    FormulaText,
    Boolean,
    Error,
    IsoDate,
}

/// <summary>Makes cell values of what stands in a cell's value tag.</summary>
internal sealed class XlsxValues(XlsxPackage package)
{
    private const int DaysTo1904 = 1462;
    private const double FirstSerialBeyond9999 = 2_958_466;

    public static XlsxType TypeOf(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("s"u8) ? XlsxType.SharedText
        : type.SequenceEqual("str"u8) || type.SequenceEqual("inlineStr"u8) ? XlsxType.FormulaText
        : type.SequenceEqual("b"u8) ? XlsxType.Boolean
        : type.SequenceEqual("e"u8) ? XlsxType.Error
        : type.SequenceEqual("d"u8) ? XlsxType.IsoDate
        : XlsxType.Number;

    /// <summary>The value of the text that the tag just read closes.</summary>
    public CellValue Read(Utf8Xml xml, XlsxType type, int style)
    {
        switch (type)
        {
            case XlsxType.SharedText:
                return
                    Utf8Parser.TryParse(xml.RawText.Trim(" \n\r\t"u8), out int index, out _)
                    && index >= 0
                    && index < package.Texts.Count
                    ? CellValue.FromText(package.Texts[index])
                    : throw new InvalidDataException("There is no shared text of this number.");
            case XlsxType.Number:
                return double.TryParse(xml.RawText, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    ? OfNumber(number, style)
                    : CellValue.FromText(xml.Text);
            case XlsxType.Boolean:
                return new CellValue(CellKind.Boolean, xml.Text.Trim() is "1" or "true" ? "TRUE" : "FALSE");
            case XlsxType.Error:
                return new CellValue(CellKind.Error, xml.Text);
            case XlsxType.IsoDate when DateTime.TryParse(xml.Text, CultureInfo.InvariantCulture, out var date):
                return OfDate(date);
            default:
                return CellValue.FromText(xml.Text);
        }
    }

    private CellValue OfNumber(double number, int style)
    {
        var serial = package.Counts1904 ? number + DaysTo1904 : number;
        return package.Styles.IsDate(style) && serial is >= 0 and < FirstSerialBeyond9999
            ? OfDate(DateTime.FromOADate(serial))
            : new CellValue(CellKind.Number, CellReading.OfNumber(number), number);
    }

    private static CellValue OfDate(DateTime date) => new(CellKind.Date, RosterSource.DateText(date), Date: date);
}
