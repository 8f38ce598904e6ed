namespace Gradcheck.Domain.Rosters.Reading;

/// <summary>Looks at an uploaded file before any parser does: size, extension against content, what makes it unsafe.</summary>
public static class RosterFileGuard
{
    private static ReadOnlySpan<byte> ZipMagic => "PK\x03\x04"u8;
    private static ReadOnlySpan<byte> OleMagic => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>The file's format, or why it is not read (400, 413 or 415).</summary>
    public static Result<RosterFileKind> Check(RosterUpload upload)
    {
        if (upload.Content.Length == 0)
            return FileRefusals.Empty;
        if (upload.Content.Length > RosterLimits.FileBytes)
            return FileRefusals.TooLarge;
        var content = upload.Content.AsSpan();
        var extension = Path.GetExtension(upload.FileName).ToLowerInvariant();
        return extension switch
        {
            ".xlsx" => CheckXlsx(upload, content),
            ".xls" => CheckXls(content),
            ".csv" => CheckCsv(content),
            ".xlsm" or ".xltm" or ".xlsb" or ".xlam" => FileRefusals.Macros,
            "" => FileRefusals.WrongKind("文件名没有扩展名。"),
            _ => FileRefusals.WrongKind($"不能读取 {(extension.Length <= 10 ? extension : "这种")} 文件。"),
        };
    }

    private static Result<RosterFileKind> CheckXlsx(RosterUpload upload, ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(OleMagic))
        {
            return OleContains(content, "EncryptedPackage")
                ? FileRefusals.Encrypted
                : FileRefusals.WrongExtension(".xlsx", "旧版 Excel 97–2003 格式");
        }

        if (!content.StartsWith(ZipMagic))
            return FileRefusals.WrongExtension(".xlsx", Describe(content));
        return ZipGuard.Check(upload.Content) is { } refusal ? refusal : RosterFileKind.Xlsx;
    }

    private static Result<RosterFileKind> CheckXls(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith(OleMagic))
            return FileRefusals.WrongExtension(".xls", Describe(content));
        if (OleContains(content, "EncryptedPackage"))
            return FileRefusals.Encrypted;
        return OleContains(content, "_VBA_PROJECT") ? FileRefusals.Macros : RosterFileKind.Xls;
    }

    private static Result<RosterFileKind> CheckCsv(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(ZipMagic) || content.StartsWith(OleMagic))
            return FileRefusals.WrongExtension(".csv", "Excel 工作簿");
        return content.Contains((byte)0) && !CsvText.HasUtf16Mark(content) ? FileRefusals.Nul : RosterFileKind.Csv;
    }

    /// <summary>The names of an OLE file's streams stand in its directory as UTF-16.</summary>
    private static bool OleContains(ReadOnlySpan<byte> content, string stream) =>
        content.IndexOf(System.Text.Encoding.Unicode.GetBytes(stream)) >= 0;

    private static string Describe(ReadOnlySpan<byte> content)
    {
        var start = content[..Math.Min(content.Length, 512)];
        return content.StartsWith(ZipMagic) ? "新版 Excel（.xlsx）或压缩包"
            : content.StartsWith("%PDF"u8) ? " PDF"
            : content.StartsWith(OleMagic) ? "旧版 Excel 97–2003 格式"
            : start.IndexOf("<html"u8) >= 0 || start.IndexOf("<HTML"u8) >= 0 || start.IndexOf("<table"u8) >= 0 ? "网页"
            : start.IndexOf("<?xml"u8) >= 0 ? " XML 文本"
            : "别的东西";
    }
}
