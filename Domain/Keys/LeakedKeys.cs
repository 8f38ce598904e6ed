using System.Text.RegularExpressions;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Keys;

/// <summary>What became of a key that was found where it should not be.</summary>
public enum FoundKeyState
{
    /// <summary>The checksum is wrong: no key of this or any other server. Nothing was looked up.</summary>
    NotAKey,

    /// <summary>A key of another server, or one with another secret.</summary>
    Unknown,
    Live,
    Expired,
    Revoked,
}

/// <summary>Finds keys in text that leaked: source code, logs, mails.</summary>
public static partial class LeakedKeys
{
    /// <summary>What a key looks like, for scanners. The checksum tells a key from a look-alike.</summary>
    public const string Pattern = "gck_[0-9A-HJKMNP-TV-Z]{8}_[0-9A-HJKMNP-TV-Z]{40}";

    private const int KeyLength = 53;
    private const int ChunkLength = 1 << 16;

    /// <summary>Everything in a text that looks like a key, in order; the text may be of any length.</summary>
    public static async IAsyncEnumerable<string> FindAsync(TextReader text)
    {
        var buffer = new char[ChunkLength + KeyLength];
        var kept = 0;
        int read;
        while ((read = await text.ReadAsync(buffer.AsMemory(kept, ChunkLength))) > 0)
        {
            var length = kept + read;
            foreach (Match match in Shape().Matches(new string(buffer, 0, length)))
                yield return match.Value;
            // A key may go on in the next chunk; what is kept is too short to hold a whole one twice.
            kept = Math.Min(length, KeyLength - 1);
            buffer.AsSpan(length - kept, kept).CopyTo(buffer);
        }
    }

    /// <summary>Whether a key that was found works here.</summary>
    public static async Task<FoundKeyState> JudgeAsync(GradcheckDb db, ApiKeyText found, DateTimeOffset now) =>
        await db.ApiKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Id == found.Id) switch
        {
            { } key when !found.Matches(key.SecretHash) => FoundKeyState.Unknown,
            null => FoundKeyState.Unknown,
            { RevokedAt: not null } => FoundKeyState.Revoked,
            { } key when key.ExpiresAt <= now => FoundKeyState.Expired,
            _ => FoundKeyState.Live,
        };

    [GeneratedRegex(Pattern)]
    private static partial Regex Shape();
}
