using System.IO.Compression;
using System.Text;
using Gradcheck.Domain.Synthetic;

namespace Gradcheck.Testing.Rosters.Bad;

/// <summary>Files whose bytes are not what their name says, or too many.</summary>
public static class BadContents
{
    private const int OversizedBytes = 21 * 1024 * 1024;

    public static RosterFile Empty() => new("empty.xlsx", []);

    public static RosterFile TextRenamedToXlsx() =>
        new("renamed.xlsx", Encoding.UTF8.GetBytes("学号,姓名\r\n2005010100001,张三\r\n"));

    /// <summary>What many registrar systems export as "Excel".</summary>
    public static RosterFile HtmlRenamedToXls() =>
        new("export.xls", Encoding.UTF8.GetBytes("<html><table><tr><td>学号</td><td>姓名</td></tr></table></html>"));

    public static RosterFile CsvWithNuls()
    {
        var content = RosterFile.Create(RosterFormat.CsvUtf8, Good()).Content;
        Array.Fill(content, (byte)0, content.Length / 2, 16);
        return new RosterFile("nuls.csv", content);
    }

    /// <summary>An upload that broke off half-way.</summary>
    public static RosterFile TruncatedXlsx()
    {
        var content = RosterFile.Create(RosterFormat.Xlsx, Good()).Content;
        return new RosterFile("truncated.xlsx", content[..(content.Length / 2)]);
    }

    /// <summary>A right roster in every other respect: only its size is wrong.</summary>
    public static RosterFile Oversized()
    {
        using var content = new MemoryStream();
        RosterFile.Write(content, RosterFormat.Xlsx, Good());
        using (var archive = new ZipArchive(content, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var padding = archive.CreateEntry("xl/media/image1.png", CompressionLevel.NoCompression).Open();
            var noise = new byte[OversizedBytes];
            new Random(1).NextBytes(noise);
            padding.Write(noise);
        }

        return new RosterFile("oversized.xlsx", content.ToArray());
    }

    private static RosterSheet Good() => RosterSheet.Of(SyntheticCohort.Create(2009, 20, new Random(1)).ForRoster());
}
