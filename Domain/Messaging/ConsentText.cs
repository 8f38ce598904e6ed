using System.Security.Cryptography;
using System.Text;

namespace Gradcheck.Domain.Messaging;

/// <summary>
/// The text a student agreed to, as a fingerprint: version numbers count within one cohort, and what a version said
/// can be forgotten; whoever keeps the text can show later that it was this one.
/// </summary>
public static class ConsentText
{
    /// <summary>SHA-256 over the text's UTF-8 bytes, 64 lower-case hex digits.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
