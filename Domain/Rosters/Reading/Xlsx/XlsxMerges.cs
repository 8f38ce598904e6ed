using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Gradcheck.Domain.Rosters.Reading.Xlsx;

/// <summary>
/// Finds a sheet's merged ranges. They stand behind the cells they concern, so the part is unpacked once more and
/// searched as bytes, which costs a fraction of parsing it.
/// </summary>
internal static partial class XlsxMerges
{
    private const int MostTailBytes = 4 * 1024 * 1024;
    private static ReadOnlySpan<byte> EndOfCells => "sheetData>"u8;

    public static IReadOnlyList<MergedRange> Tall(ZipArchiveEntry sheet)
    {
        var ranges = new List<MergedRange>();
        foreach (Match match in Range().Matches(Tail(sheet)))
        {
            var range = new MergedRange(
                Row(match.Groups[2]),
                Row(match.Groups[4]),
                Column(match.Groups[1]),
                Column(match.Groups[3])
            );
            if (range.LastRow > range.FirstRow)
                ranges.Add(range);
        }

        return ranges;
    }

    /// <summary>What stands behind the last cell.</summary>
    private static string Tail(ZipArchiveEntry sheet)
    {
        using var stream = sheet.Open();
        var buffer = new byte[128 * 1024];
        using var tail = new MemoryStream();
        var kept = 0;
        int read;
        while ((read = stream.Read(buffer, kept, buffer.Length - kept)) > 0)
        {
            var filled = kept + read;
            // The opening tag matches as well and is superseded by the closing one.
            var end = buffer.AsSpan(0, filled).LastIndexOf(EndOfCells);
            if (end >= 0)
            {
                tail.SetLength(0);
                tail.Write(buffer, end, filled - end);
                kept = 0;
                continue;
            }

            if (tail.Length > 0 && tail.Length < MostTailBytes)
            {
                tail.Write(buffer, 0, filled);
                kept = 0;
                continue;
            }

            kept = Math.Min(EndOfCells.Length, filled);
            buffer.AsSpan(filled - kept, kept).CopyTo(buffer);
        }

        return Encoding.UTF8.GetString(tail.GetBuffer(), 0, (int)tail.Length);
    }

    private static int Column(Group group) => XlsxAddress.Column(Encoding.ASCII.GetBytes(group.Value));

    private static int Row(Group group) =>
        int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : 0;

    [GeneratedRegex("<(?:\\w+:)?mergeCell\\s+ref=\"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})\"")]
    private static partial Regex Range();
}
