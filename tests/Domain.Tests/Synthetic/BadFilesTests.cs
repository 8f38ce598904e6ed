using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Gradcheck.Testing.Rosters.Bad;
using Xunit;

namespace Gradcheck.Domain.Tests.Synthetic;

/// <summary>Each bad file is bad in the way it says, or a test that it is refused would prove nothing.</summary>
public sealed class BadFilesTests
{
    private const int UploadLimit = 20 * 1024 * 1024;

    public static TheoryData<string> Names => [.. BadFiles.Names];

    static BadFilesTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [MemberData(nameof(Names))]
    public void Only_one_bad_file_is_over_the_upload_limit_and_only_one_is_empty(string name)
    {
        var content = BadFiles.Make(name).Content;

        Assert.Equal(name == "upload of 21 MB", content.Length > UploadLimit);
        Assert.Equal(name == "empty file", content.Length == 0);
    }

    [Theory]
    [InlineData("zip bomb in the sheet")]
    [InlineData("zip bomb in the shared strings")]
    public void A_bomb_is_small_and_unpacks_to_more_than_a_gigabyte(string name)
    {
        var content = BadFiles.Make(name).Content;
        using var archive = new ZipArchive(new MemoryStream(content));

        Assert.True(content.Length < 10_000_000, $"{content.Length} bytes");
        Assert.True(archive.Entries.Max(Unpacked) > 1L << 30);
    }

    [Fact]
    public void The_lying_bomb_states_small_sizes()
    {
        using var archive = new ZipArchive(
            new MemoryStream(BadFiles.Make("zip bomb that lies about its size").Content)
        );

        Assert.All(archive.Entries, entry => Assert.Equal(1000, entry.Length));
        Assert.Contains(archive.Entries, entry => entry.CompressedLength > 500_000);
    }

    [Fact]
    public void The_sparse_sheet_is_tiny_and_claims_every_cell_there_can_be()
    {
        var content = BadFiles.Make("two-cell sparse sheet").Content;
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(content));

        Assert.True(content.Length < 4096);
        Assert.Equal((16_384, 1_048_576), (reader.FieldCount, reader.RowCount));
    }

    [Fact]
    public void The_huge_directory_has_a_hundred_thousand_entries()
    {
        using var archive = new ZipArchive(new MemoryStream(BadFiles.Make("huge entry count").Content));

        Assert.True(archive.Entries.Count > 100_000);
    }

    [Theory]
    [InlineData("encrypted .xlsx")]
    [InlineData("encrypted .xls")]
    public void An_encrypted_workbook_asks_for_a_password(string name)
    {
        var content = BadFiles.Make(name).Content;

        Assert.Throws<InvalidPasswordException>(() => ExcelReaderFactory.CreateReader(new MemoryStream(content)));
    }

    [Theory]
    [InlineData("external entity in the sheet", "xl/worksheets/sheet1.xml", "SYSTEM")]
    [InlineData("external entity in the shared strings", "xl/sharedStrings.xml", "SYSTEM")]
    [InlineData("entities that multiply", "xl/sharedStrings.xml", "&e7;&e7;")]
    public void The_entities_stand_in_the_part(string name, string part, string text)
    {
        using var archive = new ZipArchive(new MemoryStream(BadFiles.Make(name).Content));
        using var reader = new StreamReader(archive.GetEntry(part)!.Open());

        Assert.Contains(text, reader.ReadToEnd());
    }

    [Theory]
    [InlineData("upload of 21 MB")]
    [InlineData("unknown college")]
    [InlineData("two columns for one field")]
    [InlineData("no 学号 column")]
    [InlineData("macro workbook .xls")]
    public void What_is_wrong_with_the_content_only_can_be_read(string name)
    {
        var rows = Assert.Single(ReadBack.Of(BadFiles.Make(name))).Rows;

        Assert.Equal(21, rows.Count);
        Assert.Equal(name == "no 学号 column", rows[0].All(cell => cell.Text != "学号"));
    }

    private static long Unpacked(ZipArchiveEntry entry)
    {
        using var part = entry.Open();
        var buffer = new byte[1 << 20];
        var total = 0L;
        for (int read; (read = part.Read(buffer)) > 0; )
        {
            total += read;
        }

        return total;
    }
}
