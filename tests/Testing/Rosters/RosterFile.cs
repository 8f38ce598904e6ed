namespace Gradcheck.Testing.Rosters;

/// <summary>The file formats an office sends its roster in.</summary>
public enum RosterFormat
{
    /// <summary>.xlsx with its texts in the shared strings, as Excel and WPS write it.</summary>
    Xlsx,

    /// <summary>.xlsx with its texts in the cells, as exports of other programs write it.</summary>
    XlsxInline,

    /// <summary>.xls of Excel 97–2003 (BIFF8).</summary>
    Xls,
    CsvUtf8,
    CsvUtf8Bom,
    CsvGb18030,
}

/// <summary>A roster file, ready for upload.</summary>
public sealed record RosterFile(string FileName, byte[] Content)
{
    /// <summary>Writes the sheets; a .csv has room for one only.</summary>
    public static RosterFile Create(RosterFormat format, params IReadOnlyList<RosterSheet> sheets)
    {
        using var content = new MemoryStream();
        Write(content, format, sheets);
        return new RosterFile("roster" + Extension(format), content.ToArray());
    }

    /// <summary>Writes the sheets to a stream, row by row (.xls builds the workbook in memory first).</summary>
    public static void Write(Stream stream, RosterFormat format, params IReadOnlyList<RosterSheet> sheets)
    {
        switch (format)
        {
            case RosterFormat.Xlsx:
            case RosterFormat.XlsxInline:
                XlsxWriter.Write(stream, sheets, inlineTexts: format == RosterFormat.XlsxInline);
                break;
            case RosterFormat.Xls:
                XlsWriter.Write(stream, sheets);
                break;
            default:
                CsvWriter.Write(stream, format, sheets.Single());
                break;
        }
    }

    private static string Extension(RosterFormat format) =>
        format switch
        {
            RosterFormat.Xlsx or RosterFormat.XlsxInline => ".xlsx",
            RosterFormat.Xls => ".xls",
            _ => ".csv",
        };
}
