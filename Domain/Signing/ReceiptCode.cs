using System.Security.Cryptography;
using System.Text;

namespace Gradcheck.Domain.Signing;

/// <summary>
/// The receipt code (回执号) of a signature, such as <c>K7P-3WD-QXH</c>: no vowels and no look-alikes, to be read
/// out on the telephone; nine characters, so that it is never taken for a binding code, which has eight.
/// </summary>
public static class ReceiptCode
{
    private const string Alphabet = "34679CDFGHJKMNPQRTVWXY";
    private const int Length = 9;

    /// <summary>A new random code; the caller makes sure that it is not taken.</summary>
    public static string Create()
    {
        var code = RandomNumberGenerator.GetString(Alphabet, Length);
        return Written(code);
    }

    /// <summary>
    /// Reads a receipt as people type it: dashes and blanks anywhere, small letters, full-width characters.
    /// </summary>
    /// <returns>The receipt as it is stored, or null when this cannot be one.</returns>
    public static string? TryParse(string typed)
    {
        var code = new StringBuilder(Length);
        foreach (var character in typed)
        {
            var narrow = character is >= '！' and <= '～' ? (char)(character - '！' + '!') : character;
            if (char.IsWhiteSpace(narrow) || narrow is '-' or '–' or '—' or '_')
                continue;
            var capital = char.ToUpperInvariant(narrow);
            if (code.Length == Length || !Alphabet.Contains(capital, StringComparison.Ordinal))
                return null;
            code.Append(capital);
        }

        return code.Length == Length ? Written(code.ToString()) : null;
    }

    private static string Written(string code) => $"{code[..3]}-{code[3..6]}-{code[6..]}";
}
