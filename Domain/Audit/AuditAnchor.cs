using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Gradcheck.Domain.Audit;

/// <summary>
/// A position of the audit log with its hash, to be written down outside the system: the log before it cannot be
/// changed or cut off any more without the difference showing, not even by whoever holds the keys.
/// Written <c>1234:0f3a-…</c>, the hash in groups of four hex digits.
/// </summary>
public sealed record AuditAnchor(long Id, string Hash)
{
    private const int Group = 4;

    /// <summary>The anchor of a stored line.</summary>
    public static AuditAnchor Of(long id, ReadOnlySpan<byte> hash) => new(id, Convert.ToHexStringLower(hash));

    /// <summary>Reads what somebody wrote down: blanks, dashes and case do not matter.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out AuditAnchor? anchor)
    {
        anchor = null;
        var parts = text.Replace('：', ':').Split(':');
        if (parts.Length != 2 || !long.TryParse(parts[0].Trim(), CultureInfo.InvariantCulture, out var id) || id < 1)
            return false;
        var hash = string.Concat(parts[1].Where(c => c is not '-' && !char.IsWhiteSpace(c))).ToLowerInvariant();
        if (hash.Length != 2 * AuditChain.HashSize || !hash.All(char.IsAsciiHexDigit))
            return false;
        anchor = new AuditAnchor(id, hash);
        return true;
    }

    /// <summary>The hash in groups, easy to copy by hand.</summary>
    public string GroupedHash => string.Join('-', Hash.Chunk(Group).Select(group => new string(group)));

    public bool Names(ReadOnlySpan<byte> hash) => Convert.ToHexStringLower(hash) == Hash;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}:{GroupedHash}");
}
