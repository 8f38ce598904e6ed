using System.IO.Compression;
using System.Text;

namespace Gradcheck.Domain.Rosters.Reading;

/// <summary>
/// Looks through the parts of an .xlsx package before it is parsed. The sizes are those of the archive's directory;
/// unpacking stops at them, so a directory that lies gives a damaged file and never more bytes than it says.
/// </summary>
internal static class ZipGuard
{
    public static Refusal? Check(byte[] content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false));
            return Check(archive);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or ArgumentException)
        {
            return FileRefusals.Damaged;
        }
    }

    private static Refusal? Check(ZipArchive archive)
    {
        if (archive.Entries.Count > RosterLimits.ZipEntries)
            return FileRefusals.Bomb;
        long total = 0;
        var isWorkbook = false;
        foreach (var entry in archive.Entries)
        {
            total += entry.Length;
            if (total > RosterLimits.UnpackedBytes || IsTooLarge(entry))
                return FileRefusals.Bomb;
            if (entry.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase))
                return FileRefusals.Macros;
            isWorkbook |= entry.Name.Equals("workbook.xml", StringComparison.OrdinalIgnoreCase);
            if (entry.IsEncrypted)
                return FileRefusals.Encrypted;
        }

        var types = archive.GetEntry("[Content_Types].xml");
        if (types is null || !isWorkbook)
            return FileRefusals.WrongExtension(".xlsx", "别的压缩包");
        if (Contains(types, "macroEnabled"))
            return FileRefusals.Macros;
        return archive.Entries.Any(entry => IsXml(entry) && HasDoctype(entry)) ? FileRefusals.Doctype : null;
    }

    private static bool IsTooLarge(ZipArchiveEntry entry)
    {
        var streamed =
            entry.FullName.Contains("/worksheets/", StringComparison.OrdinalIgnoreCase)
            || entry.FullName.Contains("/media/", StringComparison.OrdinalIgnoreCase);
        if (!streamed && entry.Length > RosterLimits.ResidentPartBytes)
            return true;
        return entry.Length > RosterLimits.SmallPartBytes
            && entry.Length > entry.CompressedLength * RosterLimits.PackingRatio;
    }

    private static bool IsXml(ZipArchiveEntry entry) =>
        entry.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
        || entry.Name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    /// <summary>A document type stands before the root element; the parser refuses one anywhere else.</summary>
    private static bool HasDoctype(ZipArchiveEntry entry) => Contains(entry, "<!DOCTYPE");

    private static bool Contains(ZipArchiveEntry entry, string text)
    {
        Span<byte> start = stackalloc byte[4096];
        using var stream = entry.Open();
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return start[..length].IndexOf(Encoding.ASCII.GetBytes(text)) >= 0
            || start[..length].IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;
    }
}
