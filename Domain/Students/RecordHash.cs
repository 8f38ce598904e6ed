using System.Security.Cryptography;
using System.Text;

namespace Gradcheck.Domain.Students;

/// <summary>
/// The fingerprint a signature binds to (product rule R3): SHA-256 over every signed field, each written as
/// <c>name=value</c> with its UTF-8 length in front, so that no two different records share their bytes.
/// </summary>
public static class RecordHash
{
    /// <summary>The hash as 64 lower-case hex digits.</summary>
    public static string Of(StudentRecord record) => Convert.ToHexStringLower(SHA256.HashData(CanonicalBytes(record)));

    /// <summary>The bytes that are hashed; the same record always gives the same bytes.</summary>
    public static byte[] CanonicalBytes(StudentRecord record)
    {
        using var bytes = new MemoryStream(512);
        foreach (var field in StudentFields.Signed)
        {
            var line = Encoding.UTF8.GetBytes($"{field.JsonName()}={record[field]}");
            bytes.Write(Encoding.ASCII.GetBytes($"{line.Length}:"));
            bytes.Write(line);
            bytes.WriteByte((byte)'\n');
        }

        return bytes.ToArray();
    }
}
