using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Keys;

/// <summary>
/// Replaces a key by a new one for the same holder, with the same role, college, scopes and length of life. The old
/// one goes on for a day, so that a program can be given the new one without a gap, or ends at once.
/// </summary>
public static class RotateApiKey
{
    /// <summary>How long the old key still works.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(24);

    /// <summary>Makes the successor.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="id">The old key's public half.</param>
    /// <param name="endNow">Whether the old key is revoked now, as after a leak.</param>
    /// <param name="givenBy">As in <see cref="ApiKeyTerms.GivenBy"/>.</param>
    /// <returns>
    /// The new key and the last instant of the old one, or a refusal: <c>key-not-found</c>, <c>key-ended</c>,
    /// <c>key-scope-exceeded</c>, <c>college-unknown</c>.
    /// </returns>
    public static async Task<Result<(ApiKeyText Successor, DateTimeOffset OldUntil)>> RunAsync(
        WriteScope scope,
        string id,
        bool endNow,
        IReadOnlyCollection<ApiScope>? givenBy = null
    )
    {
        if (await scope.Db.ApiKeys.SingleOrDefaultAsync(k => k.Id == id) is not { } old)
            return RevokeApiKey.NotFound;
        if (old.RevokedAt is not null || old.ExpiresAt <= scope.Now)
            return Refusal.Conflict("key-ended", "这个密钥已停用或过期，不能换新。请直接新建一个密钥。");

        var terms = new ApiKeyTerms(old.Scopes, scope.Now + (old.ExpiresAt - old.CreatedAt), givenBy);
        var created = await CreateApiKey.RunAsync(scope, old.Role, old.Name, old.CollegeCode, terms);
        if (!created.TryGet(out var successor, out var refusal))
            return refusal;

        var until = endNow ? scope.Now : scope.Now + Grace;
        if (until < old.ExpiresAt)
            old.ExpiresAt = until;
        if (endNow)
            old.RevokedAt = scope.Now;
        scope.Audit(
            "key-rotated",
            details: new
            {
                key = old.Id,
                successor = successor.Id,
                until = old.ExpiresAt,
            }
        );
        return (successor, old.ExpiresAt);
    }
}
