using System.Buffers.Text;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Rosters.Reading.Xlsx;

/// <summary>Reads the rows of a worksheet part, front to back, without an object for every cell.</summary>
internal sealed class XlsxRows(XlsxPackage package, XlsxSheet sheet) : IDisposable
{
    private readonly Utf8Xml xml = new(sheet.Part.Open());
    private readonly XlsxValues values = new(package);
    private readonly CellValue[] cells = [.. Enumerable.Repeat(CellValue.Empty, RosterLimits.Columns)];
    private bool isOver;

    /// <summary>The row read last, as Excel numbers it.</summary>
    public int Number { get; private set; }

    /// <summary>One more than the last column with something in it.</summary>
    public int Columns { get; private set; }

    public ref readonly CellValue this[int column] => ref cells[column];

    public bool Next()
    {
        cells.AsSpan(0, Columns).Fill(CellValue.Empty);
        Columns = 0;
        while (!isOver)
        {
            var token = xml.Next();
            if (token is XmlToken.Open or XmlToken.Empty && xml.Is("row"u8))
            {
                Number = ReadNumber();
                if (token == XmlToken.Open)
                    ReadCells();
                return true;
            }

            if (token == XmlToken.End)
                throw new InvalidDataException("The sheet does not end.");
            isOver = token != XmlToken.Open && xml.Is("sheetData"u8);
        }

        return false;
    }

    public void Dispose() => xml.Dispose();

    private int ReadNumber()
    {
        var attributes = xml.Attributes;
        while (attributes.Next())
        {
            if (attributes.Name.SequenceEqual("r"u8) && Utf8Parser.TryParse(attributes.Value, out int number, out _))
                return number;
        }

        return Number + 1;
    }

    private void ReadCells()
    {
        var column = -1;
        XmlToken token;
        while ((token = xml.Next()) != XmlToken.End)
        {
            if (token == XmlToken.Close && xml.Is("row"u8))
                return;
            if (token == XmlToken.Close || !xml.Is("c"u8))
                continue;
            var (type, style) = ReadAttributes(ref column);
            if (token == XmlToken.Empty)
                continue;
            var value = ReadValue(type, style);
            if (!value.IsEmpty)
                Set(column, value);
        }
    }

    private void Set(int column, in CellValue value)
    {
        if (column >= cells.Length)
            throw new RosterRefusedException(FileRefusals.TooWide(sheet.Name, column + 1));
        cells[column] = value;
        Columns = Math.Max(Columns, column + 1);
    }

    private (XlsxType Type, int Style) ReadAttributes(ref int column)
    {
        var type = XlsxType.Number;
        var style = 0;
        column++;
        var attributes = xml.Attributes;
        while (attributes.Next())
        {
            if (attributes.Name.Length != 1)
                continue;
            if (attributes.Name[0] == 'r')
                column = XlsxAddress.Column(attributes.Value) is >= 0 and var named ? named : column;
            else if (attributes.Name[0] == 's')
                _ = Utf8Parser.TryParse(attributes.Value, out style, out _);
            else if (attributes.Name[0] == 't')
                type = XlsxValues.TypeOf(attributes.Value);
        }

        return (type, style);
    }

    /// <summary>Reads up to the end of the cell.</summary>
    private CellValue ReadValue(XlsxType type, int style)
    {
        var value = CellValue.Empty;
        XmlToken token;
        while ((token = xml.Next()) != XmlToken.End)
        {
            if (token == XmlToken.Close && xml.Is("v"u8))
                value = values.Read(xml, type, style);
            else if (token == XmlToken.Open && xml.Is("is"u8))
                value = CellValue.FromText(XlsxTexts.ReadItem(xml, "is"u8));
            else if (token == XmlToken.Close && xml.Is("c"u8))
                return value;
        }

        throw new InvalidDataException("A cell does not end.");
    }
}
