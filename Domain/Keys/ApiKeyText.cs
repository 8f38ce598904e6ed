using System.Security.Cryptography;
using System.Text;

namespace Gradcheck.Domain.Keys;

/// <summary>
/// How a key of the admin API is written: <c>gck_ID_SECRET</c>. The id is 8 characters of Crockford base32; the
/// secret is 34 random characters (170 bits) and 6 characters of checksum over everything before them, so that a
/// mistyped or cut-off key is told apart from a wrong one without asking the database.
/// </summary>
public sealed record ApiKeyText
{
    private const string Prefix = "gck";
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int IdLength = 8;
    private const int SecretLength = 34;
    private const int ChecksumLength = 6;

    private ApiKeyText(string id, string secret)
    {
        Id = id;
        Secret = secret;
    }

    /// <summary>The public half, stored and shown in lists and in the audit log.</summary>
    public string Id { get; }

    /// <summary>The secret half without its checksum; never stored.</summary>
    public string Secret { get; }

    /// <summary>What is stored of the secret: SHA-256, lower-case hex. The secret has too many bits to be guessed.</summary>
    public string SecretHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Secret)));

    /// <summary>A new random key.</summary>
    public static ApiKeyText Create() =>
        new(
            RandomNumberGenerator.GetString(Alphabet, IdLength),
            RandomNumberGenerator.GetString(Alphabet, SecretLength)
        );

    /// <summary>Reads a key; null when it has another shape or its checksum is wrong.</summary>
    public static ApiKeyText? TryParse(string text)
    {
        var parts = text.Split('_');
        if (
            parts is not [Prefix, { Length: IdLength } id, { Length: SecretLength + ChecksumLength } rest]
            || id.AsSpan().IndexOfAnyExcept(Alphabet) >= 0
            || rest.AsSpan().IndexOfAnyExcept(Alphabet) >= 0
        )
        {
            return null;
        }

        var key = new ApiKeyText(id, rest[..SecretLength]);
        return key.ToString() == text ? key : null;
    }

    /// <summary>Whether the secret is the stored one; takes the same time whatever differs.</summary>
    public bool Matches(string storedHash) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(SecretHash),
            Encoding.ASCII.GetBytes(storedHash)
        );

    /// <summary>The whole key, as it is given out once.</summary>
    public override string ToString()
    {
        var text = $"{Prefix}_{Id}_{Secret}";
        return text + Checksum(text);
    }

    private static string Checksum(string text)
    {
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(text));
        return string.Create(
            ChecksumLength,
            hash,
            static (characters, bytes) =>
            {
                for (var i = 0; i < characters.Length; i++)
                    characters[i] = Alphabet[bytes[i] & 31];
            }
        );
    }
}
