using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Gradcheck.Testing.Rosters.Bad;

/// <summary>.xlsx packages made to do harm: much from little, or what no roster should hold.</summary>
public static class BadPackages
{
    /// <summary>What a bomb's part unpacks to, in bytes.</summary>
    public const long BombBytes = 1100L * 1024 * 1024;

    private const string SheetStart = $"<worksheet xmlns=\"{XlsxParts.Namespace}\"><sheetData>";
    private const string SheetEnd = "</sheetData></worksheet>";
    private const string TextsStart = $"<sst xmlns=\"{XlsxParts.Namespace}\">";
    private const string TextsEnd = "</sst>";
    private const string FirstTextCell = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>";

    public static RosterFile MacroWorkbook(string extension) =>
        new(
            "macro" + extension,
            Package(
                withSharedStrings: false,
                archive =>
                {
                    XlsxParts.Add(archive, XlsxParts.SheetPath(0), SheetStart + SheetEnd);
                    using var project = archive.CreateEntry("xl/vbaProject.bin").Open();
                    project.Write([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504]]);
                },
                XlsxParts.MacroWorkbook
            )
        );

    /// <summary>A zip archive, but of something else.</summary>
    public static RosterFile WithoutWorkbook()
    {
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            XlsxParts.Add(archive, "word/document.xml", "<document/>");
        }

        return new RosterFile("letter.xlsx", content.ToArray());
    }

    /// <summary>A few megabytes that unpack to more than a gigabyte of rows.</summary>
    public static RosterFile BombInSheet() =>
        new(
            "bomb.xlsx",
            Package(
                withSharedStrings: false,
                archive => AddHuge(archive, XlsxParts.SheetPath(0), SheetStart, "<row><c><v>1</v></c></row>", SheetEnd)
            )
        );

    public static RosterFile BombInSharedStrings() =>
        new(
            "bomb-texts.xlsx",
            Package(
                withSharedStrings: true,
                archive =>
                {
                    XlsxParts.Add(archive, XlsxParts.SheetPath(0), SheetStart + FirstTextCell + SheetEnd);
                    AddHuge(archive, XlsxParts.SharedStringsPath, TextsStart, "<si><t>a</t></si>", TextsEnd);
                }
            )
        );

    /// <summary>The bomb again, its directory stating an unpacked size of 1,000 bytes for every part.</summary>
    public static RosterFile BombThatLiesAboutItsSize()
    {
        var content = BombInSheet().Content;
        for (var at = 0; at < content.Length - 46; at++)
        {
            var signature = BinaryPrimitives.ReadUInt32LittleEndian(content.AsSpan(at));
            if (signature is 0x02014b50 or 0x04034b50)
            {
                var size = at + (signature == 0x02014b50 ? 24 : 22);
                BinaryPrimitives.WriteUInt32LittleEndian(content.AsSpan(size), 1000);
            }
        }

        return new RosterFile("bomb-lying.xlsx", content);
    }

    /// <summary>So many parts that reading the archive's directory alone takes its toll.</summary>
    public static RosterFile ManyEntries(int count = 100_000) =>
        new(
            "entries.xlsx",
            Package(
                withSharedStrings: false,
                archive =>
                {
                    XlsxParts.Add(archive, XlsxParts.SheetPath(0), SheetStart + SheetEnd);
                    for (var i = 0; i < count; i++)
                    {
                        archive.CreateEntry($"x/{i}", CompressionLevel.NoCompression);
                    }
                }
            )
        );

    /// <summary>Two cells at the far corners: 17 thousand million cells for a loop that believes in the size.</summary>
    public static RosterFile SparseSheet() =>
        new(
            "sparse.xlsx",
            Package(
                withSharedStrings: false,
                archive =>
                    XlsxParts.Add(
                        archive,
                        XlsxParts.SheetPath(0),
                        $"<worksheet xmlns=\"{XlsxParts.Namespace}\"><dimension ref=\"A1:XFD1048576\"/><sheetData>"
                            + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>学号</t></is></c></row>"
                            + "<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>1</t></is></c></row>"
                            + SheetEnd
                    )
            )
        );

    public static RosterFile ExternalEntityInSheet() =>
        new(
            "xxe-sheet.xlsx",
            Package(
                withSharedStrings: false,
                archive =>
                    XlsxParts.Add(
                        archive,
                        XlsxParts.SheetPath(0),
                        "<!DOCTYPE worksheet [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>"
                            + SheetStart
                            + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>学号&secret;</t></is></c></row>"
                            + SheetEnd
                    )
            )
        );

    public static RosterFile ExternalEntityInSharedStrings() =>
        WithTexts(
            "xxe-texts.xlsx",
            "<!DOCTYPE sst [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>",
            "学号&secret;"
        );

    /// <summary>Ten entities of ten each, eight deep: a hundred million letters.</summary>
    public static RosterFile MultiplyingEntities()
    {
        var type = new StringBuilder("<!DOCTYPE sst [<!ENTITY e0 \"学\">");
        for (var i = 1; i <= 8; i++)
        {
            type.Append($"<!ENTITY e{i} \"{string.Concat(Enumerable.Repeat($"&e{i - 1};", 10))}\">");
        }

        return WithTexts("entities.xlsx", type.Append("]>").ToString(), "&e8;");
    }

    private static RosterFile WithTexts(string name, string type, string text) =>
        new(
            name,
            Package(
                withSharedStrings: true,
                archive =>
                {
                    XlsxParts.Add(archive, XlsxParts.SheetPath(0), SheetStart + FirstTextCell + SheetEnd);
                    var texts = $"{type}{TextsStart}<si><t>{text}</t></si>{TextsEnd}";
                    XlsxParts.Add(archive, XlsxParts.SharedStringsPath, texts);
                }
            )
        );

    private static byte[] Package(
        bool withSharedStrings,
        Action<ZipArchive> add,
        string workbookType = XlsxParts.PlainWorkbook
    )
    {
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            XlsxParts.Write(archive, [RosterSheet.DefaultName], withSharedStrings, workbookType);
            add(archive);
        }

        return content.ToArray();
    }

    private static void AddHuge(ZipArchive archive, string path, string start, string repeated, string end)
    {
        var block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(repeated, 1024 * 1024 / repeated.Length)));
        using var part = archive.CreateEntry(path, CompressionLevel.Optimal).Open();
        part.Write(Encoding.UTF8.GetBytes(XlsxParts.Declaration + start));
        for (var written = 0L; written < BombBytes; written += block.Length)
        {
            part.Write(block);
        }

        part.Write(Encoding.UTF8.GetBytes(end));
    }
}
