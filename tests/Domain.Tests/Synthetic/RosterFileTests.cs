using Gradcheck.Domain.Synthetic;
using Gradcheck.Testing.Rosters;
using Gradcheck.Testing.Rosters.Dirt;
using Xunit;

namespace Gradcheck.Domain.Tests.Synthetic;

public sealed class RosterFileTests
{
    private static readonly SyntheticCohort Cohort = SyntheticCohort.Create(2009, 400, new Random(4));

    [Theory]
    [InlineData(RosterFormat.Xlsx)]
    [InlineData(RosterFormat.XlsxInline)]
    [InlineData(RosterFormat.Xls)]
    [InlineData(RosterFormat.CsvUtf8)]
    [InlineData(RosterFormat.CsvUtf8Bom)]
    [InlineData(RosterFormat.CsvGb18030, "GB18030")]
    public void A_clean_roster_reads_back_as_it_was_written(RosterFormat format, string encoding = "")
    {
        var sheet = RosterSheet.Of(Cohort.ForRoster());

        var read = Assert.Single(ReadBack.Of(RosterFile.Create(format, sheet), encoding));

        Assert.Equal(401, read.Rows.Count);
        Assert.Equal(sheet.Rows.Select(ReadBack.Cut), read.Rows);
    }

    [Theory]
    [InlineData(RosterFormat.Xlsx)]
    [InlineData(RosterFormat.XlsxInline)]
    [InlineData(RosterFormat.Xls)]
    public void A_dirty_roster_of_several_sheets_reads_back_as_it_was_written(RosterFormat format)
    {
        var options = new DirtyRosterOptions { SheetPerCollege = true };
        var dirty = DirtyRoster.Make(Cohort.ForRoster(), options, new Random(5));

        var read = ReadBack.Of(RosterFile.Create(format, dirty.Sheets));

        Assert.Equal(dirty.Sheets.Select(sheet => sheet.Name), read.Select(sheet => sheet.Sheet));
        Assert.All(
            dirty.Sheets.Zip(read),
            pair => Assert.Equal(pair.First.Rows.Select(ReadBack.Cut), pair.Second.Rows)
        );
    }

    [Fact]
    public void A_UTF_8_file_says_so_only_when_asked()
    {
        var sheet = RosterSheet.Of(Cohort.ForRoster());

        Assert.Equal(0xEF, RosterFile.Create(RosterFormat.CsvUtf8Bom, sheet).Content[0]);
        Assert.NotEqual(0xEF, RosterFile.Create(RosterFormat.CsvUtf8, sheet).Content[0]);
    }
}
