using System.Security.Cryptography;
using System.Text;

namespace Gradcheck.AdminApi.Idempotency;

/// <summary>
/// Seals remembered answers with the caller's own key, which the server does not keep: new keys and binding codes
/// are told once, and a copy of the database must not tell them again.
/// </summary>
internal sealed class AnswerCipher
{
    private const int KeySize = 32;
    private static readonly int NonceSize = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagSize = AesGcm.TagByteSizes.MaxSize;
    private readonly byte[] key;

    private AnswerCipher(byte[] key) => this.key = key;

    /// <summary>The cipher of one call: of the caller's key and the idempotency key.</summary>
    public static AnswerCipher For(string apiKey, string idempotencyKey) =>
        new(
            HKDF.DeriveKey(
                HashAlgorithmName.SHA256,
                Encoding.UTF8.GetBytes(apiKey),
                KeySize,
                info: Encoding.UTF8.GetBytes("gradcheck answer " + idempotencyKey)
            )
        );

    public byte[] Encrypt(byte[] plain)
    {
        var sealedAnswer = new byte[NonceSize + TagSize + plain.Length];
        var nonce = sealedAnswer.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, sealedAnswer.AsSpan(NonceSize + TagSize), sealedAnswer.AsSpan(NonceSize, TagSize));
        return sealedAnswer;
    }

    public byte[] Decrypt(byte[] sealedAnswer)
    {
        var plain = new byte[sealedAnswer.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(
            sealedAnswer.AsSpan(0, NonceSize),
            sealedAnswer.AsSpan(NonceSize + TagSize),
            sealedAnswer.AsSpan(NonceSize, TagSize),
            plain
        );
        return plain;
    }
}
