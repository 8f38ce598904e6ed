namespace Gradcheck.Domain.Rosters.Reading;

/// <summary>What a roster file may cost. Real rosters stay far below; a file above was made to hurt or by mistake.</summary>
public static class RosterLimits
{
    /// <summary>Bytes of the uploaded file.</summary>
    public const int FileBytes = 20 * 1024 * 1024;

    /// <summary>Students in one file.</summary>
    public const int Rows = 150_000;

    /// <summary>Columns of a sheet; a stray cell far to the right is reported rather than read up to.</summary>
    public const int Columns = 512;

    /// <summary>Sheets of a workbook.</summary>
    public const int Sheets = 200;

    /// <summary>Issues kept; more are only counted.</summary>
    public const int Issues = 100_000;

    internal const int ZipEntries = 2_000;
    internal const long UnpackedBytes = 200L * 1024 * 1024;

    /// <summary>Parts that are held in memory as a whole: the shared texts, styles, the workbook part.</summary>
    internal const long ResidentPartBytes = 32L * 1024 * 1024;

    /// <summary>Above <see cref="SmallPartBytes"/> nothing a person typed packs better than this.</summary>
    internal const int PackingRatio = 100;
    internal const long SmallPartBytes = 4L * 1024 * 1024;

    /// <summary>Characters in one cell, as Excel has it.</summary>
    internal const int CellCharacters = 32_767;

    /// <summary>Rows above the heading that are looked at.</summary>
    internal const int HeadingSearchRows = 50;
}
