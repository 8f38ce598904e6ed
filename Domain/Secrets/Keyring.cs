using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Gradcheck.Domain.Secrets;

/// <summary>
/// Seals and opens single values with AES-256-GCM, makes blind indexes and the audit log's MACs. Thread-safe. An
/// envelope is: version 1 (1 byte), key id (4, big-endian), nonce (12), tag (16), ciphertext. The place of the value
/// (table, column, record id) is authenticated with it, so an envelope that was moved does not open.
/// </summary>
public sealed class Keyring
{
    internal const int PrefixSize = 5;
    private const byte Version = 1;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int Overhead = PrefixSize + NonceSize + TagSize;

    private readonly string? path;
    private readonly Lock reloading = new();
    private volatile Ciphers ciphers;
    private DateTime readAt;

    private Keyring(KeySet keys, string? path)
    {
        this.path = path;
        readAt = path is null ? default : File.GetLastWriteTimeUtc(path);
        ciphers = new Ciphers(keys);
    }

    /// <summary>The keys as they were read last.</summary>
    public KeySet Keys => ciphers.Keys;

    /// <summary>A keyring of keys that are in no file.</summary>
    public static Keyring Of(KeySet keys) => new(keys, path: null);

    /// <summary>The keyring of a key file.</summary>
    /// <exception cref="KeyFileException">The file is missing, open to others or damaged.</exception>
    public static Keyring Load(string path) => new(KeyFile.Read(path), Path.GetFullPath(path));

    /// <summary>Reads the key file again if it is another than the one read last.</summary>
    /// <returns>Whether it was.</returns>
    /// <exception cref="KeyFileException">The file is missing, open to others or damaged; the keys stay as they are.</exception>
    public bool ReloadIfChanged()
    {
        if (path is null || File.GetLastWriteTimeUtc(path) == readAt)
            return false;
        Reload();
        return true;
    }

    /// <summary>Reads the key file again: another process may have rotated it.</summary>
    /// <exception cref="KeyFileException">The file is missing, open to others or damaged; the keys stay as they are.</exception>
    public void Reload()
    {
        if (path is null)
            return;
        lock (reloading)
        {
            // Before reading: a change in between is then seen the next time.
            readAt = File.GetLastWriteTimeUtc(path);
            ciphers = new Ciphers(KeyFile.Read(path));
        }
    }

    /// <summary>Seals a value for its place.</summary>
    /// <param name="plain">The value.</param>
    /// <param name="place">Table, column and record id, such as <c>Students/IdNumber/17</c>.</param>
    public byte[] Seal(ReadOnlySpan<byte> plain, string place)
    {
        var current = ciphers;
        var envelope = new byte[Overhead + plain.Length];
        envelope[0] = Version;
        BinaryPrimitives.WriteInt32BigEndian(envelope.AsSpan(1), current.Keys.Current.Id);
        var nonce = envelope.AsSpan(PrefixSize, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        current
            .Of(current.Keys.Current.Id)!
            .Encrypt(
                nonce,
                plain,
                envelope.AsSpan(Overhead),
                envelope.AsSpan(PrefixSize + NonceSize, TagSize),
                Encoding.UTF8.GetBytes(place)
            );
        return envelope;
    }

    /// <summary>Opens an envelope.</summary>
    /// <exception cref="SealBrokenException">It was made for another place, altered, or sealed with an unknown key.</exception>
    public byte[] Open(ReadOnlySpan<byte> envelope, string place)
    {
        if (envelope.Length < Overhead || envelope[0] != Version)
            throw new SealBrokenException(place, "it is no envelope");
        var id = BinaryPrimitives.ReadInt32BigEndian(envelope[1..]);
        var plain = new byte[envelope.Length - Overhead];
        try
        {
            Find(id, place)
                .Decrypt(
                    envelope.Slice(PrefixSize, NonceSize),
                    envelope[Overhead..],
                    envelope.Slice(PrefixSize + NonceSize, TagSize),
                    plain,
                    Encoding.UTF8.GetBytes(place)
                );
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new SealBrokenException(place, "it was altered or moved");
        }

        return plain;
    }

    /// <summary>
    /// The blind index of a value: 16 bytes of HMAC-SHA256 as 32 lower-case hex digits. Equal values have equal
    /// indexes within one label; without the key nothing can be learnt by trying values.
    /// </summary>
    /// <param name="label">What the value is, such as <c>id-number</c>.</param>
    /// <param name="value">The value in its one canonical form.</param>
    public string IndexOf(string label, string value)
    {
        var hash = HMACSHA256.HashData(Keys.IndexKey, Encoding.UTF8.GetBytes($"{label}\0{value}"));
        return Convert.ToHexStringLower(hash.AsSpan(0, 16));
    }

    /// <summary>HMAC-SHA256 with the audit key.</summary>
    public byte[] AuditMac(ReadOnlySpan<byte> data) => HMACSHA256.HashData(Keys.AuditKey, data);

    /// <summary>What the envelopes of the current key begin with.</summary>
    internal byte[] CurrentPrefix => PrefixOf(Keys.Current.Id);

    internal static byte[] PrefixOf(int keyId)
    {
        var prefix = new byte[PrefixSize];
        prefix[0] = Version;
        BinaryPrimitives.WriteInt32BigEndian(prefix.AsSpan(1), keyId);
        return prefix;
    }

    private AesGcm Find(int keyId, string place)
    {
        if (ciphers.Of(keyId) is { } known)
            return known;
        // Another process may have rotated the keys since they were read.
        Reload();
        return ciphers.Of(keyId) ?? throw new SealBrokenException(place, $"data key {keyId} is not in the key file");
    }

    private sealed class Ciphers(KeySet keys)
    {
        // An AesGcm serves one thread at a time, and making one costs as much as sealing a value.
        private readonly ThreadLocal<Dictionary<int, AesGcm>> own = new(() => []);
        private readonly FrozenDictionary<int, DataKey> byId = keys.DataKeys.ToFrozenDictionary(key => key.Id);

        public KeySet Keys => keys;

        public AesGcm? Of(int id)
        {
            if (own.Value!.TryGetValue(id, out var cipher))
                return cipher;
            return byId.TryGetValue(id, out var key) ? own.Value[id] = new AesGcm(key.Key, TagSize) : null;
        }
    }
}

/// <summary>A sealed value cannot be opened. What is read must never be a guess, so this stops the read.</summary>
public sealed class SealBrokenException(string place, string why)
    : Exception($"The sealed value {place} cannot be opened: {why}.")
{
    /// <summary>Table, column and record id.</summary>
    public string Place { get; } = place;
}
