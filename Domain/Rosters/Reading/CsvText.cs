using System.Text;
using System.Text.Unicode;

namespace Gradcheck.Domain.Rosters.Reading;

/// <summary>
/// Finds out how a .csv is encoded: by its byte order mark, else UTF-8 if every byte of it is valid UTF-8, else
/// GB18030 (which Excel in China writes). A byte that is neither ends the reading; nothing is replaced silently.
/// </summary>
internal static class CsvText
{
    public static bool HasUtf16Mark(ReadOnlySpan<byte> content) =>
        content.StartsWith((byte[])[0xFF, 0xFE]) || content.StartsWith((byte[])[0xFE, 0xFF]);

    public static StreamReader Open(byte[] content) =>
        new(new MemoryStream(content, writable: false), EncodingOf(content), detectEncodingFromByteOrderMarks: false);

    private static Encoding EncodingOf(byte[] content)
    {
        if (HasUtf16Mark(content))
            return new UnicodeEncoding(bigEndian: content[0] == 0xFE, byteOrderMark: true, throwOnInvalidBytes: true);
        return Utf8.IsValid(content)
            ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)
            : CodePagesEncodingProvider.Instance.GetEncoding(
                "GB18030",
                EncoderFallback.ExceptionFallback,
                DecoderFallback.ExceptionFallback
            )!;
    }
}
