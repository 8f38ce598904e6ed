using System.Security.Cryptography;
using Gradcheck.Domain.Storage;

namespace Gradcheck.Domain.Audit;

/// <summary>HMAC-SHA256 with the audit key.</summary>
public delegate byte[] AuditMac(ReadOnlySpan<byte> data);

/// <summary>
/// What ties the lines of the audit log together: the hash of a line is an HMAC over the hash of the line before it
/// and the line's own content. Whoever has no key cannot write, change or move a line so that it fits.
/// </summary>
public sealed class AuditChain(AuditMac mac)
{
    /// <summary>The length of a hash in bytes.</summary>
    public const int HashSize = 32;

    /// <summary>What the first line has before it.</summary>
    public static byte[] Beginning { get; } = new byte[HashSize];

    /// <summary>The chain of a database, with the audit key of its keyring.</summary>
    public static AuditChain Of(GradcheckDb db) => new(db.Keyring.AuditMac);

    /// <summary>The hash of the line that follows.</summary>
    /// <param name="previous">The hash of the line before; <see cref="Beginning"/> for the first.</param>
    /// <param name="content">The line.</param>
    public byte[] Next(ReadOnlySpan<byte> previous, AuditContent content) => mac(content.ToBytes(previous));

    /// <summary>Whether a line with this content and hash follows the hash before it.</summary>
    public bool Fits(ReadOnlySpan<byte> previous, AuditContent content, ReadOnlySpan<byte> hash) =>
        CryptographicOperations.FixedTimeEquals(Next(previous, content), hash);
}
