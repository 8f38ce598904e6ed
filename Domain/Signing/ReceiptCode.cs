using System.Security.Cryptography;

namespace Gradcheck.Domain.Signing;

/// <summary>
/// The receipt code (回执号) of a signature, such as <c>K7P-3WD-QXH</c>: no vowels and no look-alikes, to be read
/// out on the telephone; nine characters, so that it is never taken for a binding code, which has eight.
/// </summary>
public static class ReceiptCode
{
    private const string Alphabet = "34679CDFGHJKMNPQRTVWXY";

    /// <summary>A new random code; the caller makes sure that it is not taken.</summary>
    public static string Create()
    {
        var code = RandomNumberGenerator.GetString(Alphabet, 9);
        return $"{code[..3]}-{code[3..6]}-{code[6..]}";
    }
}
