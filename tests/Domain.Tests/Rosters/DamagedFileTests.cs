using System.IO.Compression;
using Gradcheck.Domain.Rosters;
using Gradcheck.Testing.Rosters;
using Xunit;

namespace Gradcheck.Domain.Tests.Rosters;

public sealed class DamagedFileTests
{
    /// <summary>Bytes changed at random inside the parts: the package itself stays whole, so the parsers see it.</summary>
    [Theory]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/sharedStrings.xml")]
    [InlineData("xl/styles.xml")]
    [InlineData("xl/workbook.xml")]
    [InlineData("xl/_rels/workbook.xml.rels")]
    [InlineData("[Content_Types].xml")]
    public async Task A_damaged_part_is_read_or_refused_and_never_fails(string part)
    {
        await using var desk = await RosterDesk.OpenAsync(size: 6);
        var whole = RosterDesk.File(desk.Roster());
        var random = new Random(1);
        for (var i = 0; i < 60; i++)
            await AssertAnsweredAsync(desk, new RosterFile("damaged.xlsx", Damage(whole.Content, part, random)));
    }

    [Theory]
    [InlineData(RosterFormat.Xls)]
    [InlineData(RosterFormat.Xlsx)]
    [InlineData(RosterFormat.CsvGb18030)]
    public async Task Bytes_changed_anywhere_are_read_or_refused_and_never_fail(RosterFormat format)
    {
        await using var desk = await RosterDesk.OpenAsync(size: 6);
        var whole = RosterDesk.File(desk.Roster(), format);
        var random = new Random(2);
        for (var i = 0; i < 150; i++)
        {
            var content = whole.Content.ToArray();
            for (var n = random.Next(1, 8); n > 0; n--)
                content[random.Next(content.Length)] = (byte)random.Next(256);
            var length = random.Next(4) == 0 ? random.Next(1, content.Length) : content.Length;
            await AssertAnsweredAsync(desk, whole with { Content = content[..length] });
        }
    }

    private static async Task AssertAnsweredAsync(RosterDesk desk, RosterFile file)
    {
        var result = await desk.TryPreviewAsync(file).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.True(
            result.Refusal is null
                || result.Refusal.Kind is RefusalKind.Invalid or RefusalKind.Unsupported or RefusalKind.TooLarge
        );
    }

    private static byte[] Damage(byte[] package, string part, Random random)
    {
        using var stream = new MemoryStream();
        stream.Write(package);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.GetEntry(part)!;
            using var content = entry.Open();
            var bytes = new byte[content.Length];
            content.ReadExactly(bytes);
            for (var n = random.Next(1, 6); n > 0; n--)
                bytes[random.Next(bytes.Length)] = (byte)"<>/\"'& =:xt0!-]\0\u00e4"[random.Next(17)];
            content.SetLength(0);
            content.Write(bytes, 0, random.Next(5) == 0 ? random.Next(bytes.Length) : bytes.Length);
        }

        return stream.ToArray();
    }
}
