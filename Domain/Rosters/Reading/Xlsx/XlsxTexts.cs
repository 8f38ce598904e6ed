using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Gradcheck.Domain.Rosters.Reading.Xlsx;

/// <summary>Texts of cells: plain, or in pieces of different looks, with or without phonetic hints.</summary>
internal static partial class XlsxTexts
{
    /// <summary>The shared texts of a workbook, by number.</summary>
    public static IReadOnlyList<string> Read(ZipArchiveEntry? part)
    {
        var texts = new List<string>();
        if (part is null)
            return texts;
        using var xml = new Utf8Xml(part.Open());
        XmlToken token;
        while ((token = xml.Next()) != XmlToken.End)
        {
            if (token == XmlToken.Open && xml.Is("si"u8))
                texts.Add(ReadItem(xml, "si"u8));
            else if (token == XmlToken.Empty && xml.Is("si"u8))
                texts.Add("");
            else if (token == XmlToken.Close && xml.Is("sst"u8))
                return texts;
        }

        // An empty table is one empty tag; otherwise the part was cut off.
        return texts.Count == 0 ? texts : throw new InvalidDataException("The shared texts do not end.");
    }

    /// <summary>The text up to the closing tag of this name.</summary>
    public static string ReadItem(Utf8Xml xml, ReadOnlySpan<byte> item)
    {
        string? text = null;
        var isPhonetic = false;
        XmlToken token;
        while ((token = xml.Next()) != XmlToken.End)
        {
            if (token == XmlToken.Close && xml.Is("t"u8))
            {
                if (!isPhonetic)
                    text = text is null ? xml.Text : text + xml.Text;
            }
            else if (token != XmlToken.Empty && xml.Is("rPh"u8))
            {
                isPhonetic = token == XmlToken.Open;
            }
            else if (token == XmlToken.Close && xml.Is(item))
            {
                return Unescape(text ?? "");
            }
        }

        throw new InvalidDataException("A text does not end.");
    }

    /// <summary>Control characters stand there as <c>_x000D_</c>.</summary>
    private static string Unescape(string text) =>
        text.Contains("_x", StringComparison.Ordinal)
            ? Escaped().Replace(text, match => Character(match.Groups[1]))
            : text;

    private static string Character(Group hex) =>
        ((char)ushort.Parse(hex.ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString();

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escaped();
}
