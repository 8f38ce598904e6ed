using System.Security.Cryptography;

namespace Gradcheck.Domain.Forms;

/// <summary>
/// The check code (校验码) of a form that was made, such as <c>K7P3-WDQX</c>: no vowels and no look-alikes. With a dash
/// in another place than a signature's receipt, so that nobody takes one for the other.
/// </summary>
public static class FormCode
{
    private const string Alphabet = "34679CDFGHJKMNPQRTVWXY";
    private const int Length = 8;

    /// <summary>A new random code.</summary>
    public static string Create() => Written(RandomNumberGenerator.GetString(Alphabet, Length));

    /// <summary>Reads a code as people type it; null when this cannot be one.</summary>
    public static string? TryParse(string typed)
    {
        var code = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '–' or '—')))
            .ToUpperInvariant();
        return code.Length == Length && code.All(Alphabet.Contains) ? Written(code) : null;
    }

    private static string Written(string code) => $"{code[..4]}-{code[4..]}";
}
