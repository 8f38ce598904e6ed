using System.IO.Compression;
using System.Xml;

namespace Gradcheck.Domain.Rosters.Reading.Xlsx;

/// <summary>Reads the small XML parts of a package. A document type, and with it every entity, is refused.</summary>
internal static class XlsxXml
{
    private static XmlReader Open(ZipArchiveEntry entry) =>
        XmlReader.Create(
            entry.Open(),
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                CloseInput = true,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                // Excel itself writes characters that XML 1.0 does not allow.
                CheckCharacters = false,
            }
        );

    /// <summary>Moves through the elements of a part, whatever their namespace (strict or transitional).</summary>
    public static IEnumerable<XmlReader> Elements(ZipArchiveEntry? entry)
    {
        if (entry is null)
            yield break;
        using var reader = Open(entry);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
                yield return reader;
        }
    }
}
