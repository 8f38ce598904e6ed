namespace Gradcheck.Testing.Rosters.Bad;

/// <summary>
/// Files an upload must refuse: quickly, without much memory, with words that say what to do, storing nothing.
/// Each is made when asked for; making the biggest takes well under a second.
/// </summary>
public static class BadFiles
{
    private static readonly Dictionary<string, Func<RosterFile>> Makers = new()
    {
        ["empty file"] = BadContents.Empty,
        ["text renamed to .xlsx"] = BadContents.TextRenamedToXlsx,
        ["HTML renamed to .xls"] = BadContents.HtmlRenamedToXls,
        ["CSV with NULs"] = BadContents.CsvWithNuls,
        ["truncated .xlsx"] = BadContents.TruncatedXlsx,
        ["upload of 21 MB"] = BadContents.Oversized,
        ["encrypted .xlsx"] = BadContainers.EncryptedXlsx,
        ["encrypted .xlsx without a key"] = BadContainers.EncryptedWithoutKey,
        ["encrypted .xls"] = BadContainers.EncryptedXls,
        ["macro workbook .xlsm"] = () => BadPackages.MacroWorkbook(".xlsm"),
        ["macro workbook renamed to .xlsx"] = () => BadPackages.MacroWorkbook(".xlsx"),
        ["macro workbook .xls"] = BadContainers.MacroXls,
        ["package without a workbook"] = BadPackages.WithoutWorkbook,
        ["zip bomb in the sheet"] = BadPackages.BombInSheet,
        ["zip bomb in the shared strings"] = BadPackages.BombInSharedStrings,
        ["zip bomb that lies about its size"] = BadPackages.BombThatLiesAboutItsSize,
        ["huge entry count"] = () => BadPackages.ManyEntries(),
        ["two-cell sparse sheet"] = BadPackages.SparseSheet,
        ["external entity in the sheet"] = BadPackages.ExternalEntityInSheet,
        ["external entity in the shared strings"] = BadPackages.ExternalEntityInSharedStrings,
        ["entities that multiply"] = BadPackages.MultiplyingEntities,
        ["empty workbook"] = BadRosters.EmptyWorkbook,
        ["no 学号 column"] = BadRosters.WithoutStudentNumber,
        ["two columns for one field"] = BadRosters.TwoColumnsForOneField,
        ["unknown college"] = BadRosters.UnknownCollege,
    };

    /// <summary>What can be made.</summary>
    public static IReadOnlyCollection<string> Names => Makers.Keys;

    /// <summary>Makes the bad file of this name.</summary>
    public static RosterFile Make(string name) => Makers[name]();
}
