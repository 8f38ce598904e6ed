using System.Buffers.Binary;
using System.Text;

namespace Gradcheck.Domain.Audit;

/// <summary>
/// Every column of a line of the audit log but its hash, as the bytes that are hashed. The same on both databases:
/// texts as UTF-8, the instant in whole milliseconds since 1970.
/// </summary>
/// <param name="Id">The line's position.</param>
/// <param name="AtMilliseconds">When, in milliseconds since 1970.</param>
/// <param name="Actor">Who, in UTF-8.</param>
/// <param name="Action">What, in UTF-8.</param>
/// <param name="CohortYear">The cohort.</param>
/// <param name="StudentId">The student.</param>
/// <param name="Details">The particulars, in UTF-8 exactly as stored.</param>
public sealed record AuditContent(
    long Id,
    long AtMilliseconds,
    byte[] Actor,
    byte[] Action,
    long? CohortYear,
    long? StudentId,
    byte[] Details
)
{
    private const byte Version = 1;
    private const int Absent = -1;

    public static AuditContent Of(AuditEntry entry) =>
        new(
            entry.Id,
            entry.At.ToUnixTimeMilliseconds(),
            Encoding.UTF8.GetBytes(entry.Actor),
            Encoding.UTF8.GetBytes(entry.Action),
            entry.CohortYear,
            entry.StudentId,
            Encoding.UTF8.GetBytes(entry.Details)
        );

    /// <summary>
    /// The canonical form: a version byte, then the previous hash and every column, each behind its length (4 bytes,
    /// big-endian; −1 for an absent value), so that nothing can move from one column into the next. Numbers are 8
    /// bytes, big-endian.
    /// </summary>
    public byte[] ToBytes(ReadOnlySpan<byte> previous)
    {
        const int Fields = 8;
        const int Numbers = 4;
        var bytes = new byte[
            1
                + (Fields * sizeof(int))
                + (Numbers * sizeof(long))
                + previous.Length
                + Actor.Length
                + Action.Length
                + Details.Length
        ];
        bytes[0] = Version;
        var rest = bytes.AsSpan(1);
        Put(ref rest, previous);
        Put(ref rest, Id);
        Put(ref rest, AtMilliseconds);
        Put(ref rest, Actor);
        Put(ref rest, Action);
        Put(ref rest, CohortYear);
        Put(ref rest, StudentId);
        Put(ref rest, Details);
        return bytes[..^rest.Length];
    }

    private static void Put(ref Span<byte> rest, scoped ReadOnlySpan<byte> value)
    {
        BinaryPrimitives.WriteInt32BigEndian(rest, value.Length);
        value.CopyTo(rest[sizeof(int)..]);
        rest = rest[(sizeof(int) + value.Length)..];
    }

    private static void Put(ref Span<byte> rest, long? value)
    {
        if (value is not { } number)
        {
            BinaryPrimitives.WriteInt32BigEndian(rest, Absent);
            rest = rest[sizeof(int)..];
            return;
        }

        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        Put(ref rest, bytes);
    }
}
