using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gradcheck.Domain.Students;

/// <summary>
/// The fingerprint a signature binds to (product rule R3): SHA-256 over every signed field, each written as
/// <c>name=value</c> with its UTF-8 length in front, so that no two different records share their bytes.
/// </summary>
public static class RecordHash
{
    private static readonly (StudentField Field, byte[] Name)[] Lines =
    [
        .. StudentFields.Signed.Select(field => (field, Encoding.UTF8.GetBytes($"{field.JsonName()}="))),
    ];

    /// <summary>The hash as 64 lower-case hex digits.</summary>
    public static string Of(StudentRecord record)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(MostBytes(record));
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(buffer.AsSpan(0, Write(record, buffer))));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>The bytes that are hashed; the same record always gives the same bytes.</summary>
    public static byte[] CanonicalBytes(StudentRecord record)
    {
        var buffer = new byte[MostBytes(record)];
        return buffer[..Write(record, buffer)];
    }

    private static int MostBytes(StudentRecord record)
    {
        const int LengthAndLineEnd = 12;
        var bytes = 0;
        foreach (var (field, name) in Lines)
            bytes += LengthAndLineEnd + name.Length + Encoding.UTF8.GetMaxByteCount(record[field].Length);
        return bytes;
    }

    private static int Write(StudentRecord record, Span<byte> to)
    {
        var written = 0;
        foreach (var (field, name) in Lines)
        {
            var value = record[field];
            (name.Length + Encoding.UTF8.GetByteCount(value)).TryFormat(
                to[written..],
                out var digits,
                default,
                CultureInfo.InvariantCulture
            );
            written += digits;
            to[written++] = (byte)':';
            name.CopyTo(to[written..]);
            written += name.Length;
            written += Encoding.UTF8.GetBytes(value, to[written..]);
            to[written++] = (byte)'\n';
        }

        return written;
    }
}
