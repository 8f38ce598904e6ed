using System.Security.Cryptography;

namespace Gradcheck.Domain.Secrets;

/// <summary>The keys of a key file: the newest data key seals, the older ones still open; index and audit keys never change.</summary>
public sealed record KeySet
{
    internal const int KeySize = 32;

    /// <summary>AES-256 keys, oldest first; never empty.</summary>
    public required IReadOnlyList<DataKey> DataKeys { get; init; }

    /// <summary>HMAC key of the blind indexes. A new one would mean computing every index again.</summary>
    public required byte[] IndexKey { get; init; }

    /// <summary>HMAC key of the audit log's chain. A new one would break the chain.</summary>
    public required byte[] AuditKey { get; init; }

    /// <summary>The key that seals.</summary>
    public DataKey Current => DataKeys[^1];

    /// <summary>New random keys.</summary>
    public static KeySet Create(DateTimeOffset now) =>
        new()
        {
            DataKeys = [DataKey.Create(1, now)],
            IndexKey = RandomNumberGenerator.GetBytes(KeySize),
            AuditKey = RandomNumberGenerator.GetBytes(KeySize),
        };

    /// <summary>The same keys and a new data key that seals from now on.</summary>
    public KeySet Rotate(DateTimeOffset now) =>
        this with
        {
            DataKeys = [.. DataKeys, DataKey.Create(Current.Id + 1, now)],
        };

    /// <summary>The same keys without an old data key.</summary>
    /// <exception cref="InvalidOperationException">It is the one that seals.</exception>
    public KeySet Without(int id) =>
        id == Current.Id
            ? throw new InvalidOperationException("The current data key cannot be dropped.")
            : this with
            {
                DataKeys = [.. DataKeys.Where(key => key.Id != id)],
            };
}

/// <summary>A data key.</summary>
/// <param name="Id">Its number; written into every envelope it sealed.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Key">32 bytes.</param>
public sealed record DataKey(int Id, DateTimeOffset CreatedAt, byte[] Key)
{
    internal static DataKey Create(int id, DateTimeOffset now) =>
        new(id, now, RandomNumberGenerator.GetBytes(KeySet.KeySize));
}
