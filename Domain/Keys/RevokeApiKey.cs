using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Keys;

/// <summary>Takes a key of the admin API back; it stays in the list as revoked.</summary>
public static class RevokeApiKey
{
    internal static Refusal NotFound { get; } = Refusal.NotFound("key-not-found", "没有这个密钥，请核对编号。");

    /// <summary>Revokes the key from the next request on; revoking twice is harmless.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="id">The key's public half.</param>
    /// <returns>The key, or the refusal <c>key-not-found</c>.</returns>
    public static async Task<Result<ApiKey>> RunAsync(WriteScope scope, string id)
    {
        var key = await scope.Db.ApiKeys.SingleOrDefaultAsync(k => k.Id == id);
        if (key is null)
            return NotFound;
        if (key.RevokedAt is null)
        {
            key.RevokedAt = scope.Now;
            scope.Audit("key-revoked", details: new { key = key.Id });
        }

        return key;
    }
}
