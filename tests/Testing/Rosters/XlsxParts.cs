using System.IO.Compression;
using System.Security;
using System.Text;

namespace Gradcheck.Testing.Rosters;

/// <summary>The parts of an .xlsx package that are the same whatever the sheets hold.</summary>
internal static class XlsxParts
{
    public const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    public const string Namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string SharedStringsPath = "xl/sharedStrings.xml";
    public const string PlainWorkbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    public const string MacroWorkbook = "application/vnd.ms-excel.sheet.macroEnabled.main+xml";

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public static string SheetPath(int index) => $"xl/worksheets/sheet{index + 1}.xml";

    /// <summary>Writes everything but the sheets and the shared strings.</summary>
    public static void Write(
        ZipArchive archive,
        IReadOnlyList<string> sheets,
        bool withSharedStrings,
        string workbookType = PlainWorkbook
    )
    {
        var numbers = Enumerable.Range(1, sheets.Count).ToList();
        Add(
            archive,
            "[Content_Types].xml",
            $"<Types xmlns=\"{Package}/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/>"
                + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{workbookType}\"/>"
                + $"<Override PartName=\"/xl/styles.xml\" ContentType=\"{Spreadsheet}.styles+xml\"/>"
                + (
                    withSharedStrings
                        ? $"<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{Spreadsheet}.sharedStrings+xml\"/>"
                        : ""
                )
                + string.Concat(
                    numbers.Select(n =>
                        $"<Override PartName=\"/{SheetPath(n - 1)}\" ContentType=\"{Spreadsheet}.worksheet+xml\"/>"
                    )
                )
                + "</Types>"
        );
        Add(
            archive,
            "_rels/.rels",
            $"<Relationships xmlns=\"{Package}/relationships\">"
                + $"<Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        );
        Add(
            archive,
            "xl/workbook.xml",
            $"<workbook xmlns=\"{Namespace}\" xmlns:r=\"{Office}\"><sheets>"
                + string.Concat(
                    numbers.Select(n => $"<sheet name=\"{Escape(sheets[n - 1])}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>")
                )
                + "</sheets></workbook>"
        );
        Add(
            archive,
            "xl/_rels/workbook.xml.rels",
            $"<Relationships xmlns=\"{Package}/relationships\">"
                + string.Concat(
                    numbers.Select(n =>
                        $"<Relationship Id=\"rId{n}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"
                    )
                )
                + $"<Relationship Id=\"rIdStyles\" Type=\"{Office}/styles\" Target=\"styles.xml\"/>"
                + (
                    withSharedStrings
                        ? $"<Relationship Id=\"rIdTexts\" Type=\"{Office}/sharedStrings\" Target=\"sharedStrings.xml\"/>"
                        : ""
                )
                + "</Relationships>"
        );
        Add(
            archive,
            "xl/styles.xml",
            $"<styleSheet xmlns=\"{Namespace}\">"
                + "<fonts count=\"1\"><font><sz val=\"11\"/><name val=\"宋体\"/></font></fonts>"
                + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
                + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
                + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
                + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
                + "<cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
                + "<xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs>"
                + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
        );
    }

    /// <summary>Opens a new part for text; close it before opening the next.</summary>
    public static TextWriter Open(ZipArchive archive, string path) =>
        new StreamWriter(
            archive.CreateEntry(path, CompressionLevel.Fastest).Open(),
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            64 * 1024
        );

    public static void Add(ZipArchive archive, string path, string xml)
    {
        using var part = Open(archive, path);
        part.Write(Declaration);
        part.Write(xml);
    }

    public static string Escape(string text) =>
        text.AsSpan().IndexOfAny("&<>\"'") < 0 ? text : SecurityElement.Escape(text);
}
