using System.IO.Compression;
using System.Text.Json;
using Gradcheck.Domain.Storage;

namespace Gradcheck.Domain.Rosters;

/// <summary>The issues of an import as they are stored: one JSON text a line, compressed.</summary>
public static class RosterIssues
{
    /// <summary>Reads the issues while they are enumerated, in the order of the file.</summary>
    public static IEnumerable<RosterIssue> Read(byte[] stored)
    {
        using var packed = new DeflateStream(new MemoryStream(stored, writable: false), CompressionMode.Decompress);
        using var lines = new StreamReader(packed);
        while (lines.ReadLine() is { } line)
            yield return JsonSerializer.Deserialize<RosterIssue>(line, JsonColumn.Options)!;
    }

    internal static byte[] Write(IEnumerable<RosterIssue> issues)
    {
        var bytes = new MemoryStream();
        using (var packed = new DeflateStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach (var issue in issues)
            {
                JsonSerializer.Serialize(packed, issue, JsonColumn.Options);
                packed.WriteByte((byte)'\n');
            }
        }

        return bytes.ToArray();
    }
}
