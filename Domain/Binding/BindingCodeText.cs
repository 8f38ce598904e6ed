using System.Security.Cryptography;
using Gradcheck.Domain.Secrets;

namespace Gradcheck.Domain.Binding;

/// <summary>How a binding code is written: 8 characters of Crockford base32, 40 bits; dashes, blanks and case do not count.</summary>
public static class BindingCodeText
{
    public const int Length = 8;
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A new random code, shown as <c>ABCD-EFGH</c>.</summary>
    public static string Create()
    {
        var code = RandomNumberGenerator.GetString(Alphabet, Length);
        return $"{code[..4]}-{code[4..]}";
    }

    /// <summary>The code in its one canonical form; null when the text cannot be a code.</summary>
    public static string? Normalize(string text)
    {
        Span<char> code = stackalloc char[Length];
        var length = 0;
        foreach (var typed in text)
        {
            if (IsSeparator(typed))
                continue;
            var c = char.ToUpperInvariant(Narrow(typed)) switch
            {
                'O' => '0',
                'I' or 'L' => '1',
                var other => other,
            };
            if (length == Length || !Alphabet.Contains(c))
                return null;
            code[length++] = c;
        }

        return length == Length ? new string(code) : null;
    }

    /// <summary>
    /// Whether a text has as many letters and digits as a code, and nothing else: a try at one, even when one of
    /// them cannot stand in a code.
    /// </summary>
    public static bool IsTry(string text)
    {
        var length = 0;
        foreach (var typed in text)
        {
            if (IsSeparator(typed))
                continue;
            if (!char.IsAsciiLetterOrDigit(Narrow(typed)) || ++length > Length)
                return false;
        }

        return length == Length;
    }

    /// <summary>
    /// What is stored of a canonical code: a keyed hash, because 40 bits are few enough to try them all against a plain
    /// one.
    /// </summary>
    public static string Hash(Keyring keyring, string canonical) => keyring.IndexOf("binding-code", canonical);

    // Chinese keyboards easily leave full-width letters and digits behind.
    private static char Narrow(char c) => c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c;

    private static bool IsSeparator(char c) => c is '-' or ' ' or '－' or '—' or '–' or '\u3000';
}
