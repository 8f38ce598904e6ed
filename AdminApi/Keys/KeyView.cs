using Gradcheck.Domain.Keys;
using Gradcheck.Domain.Storage;

namespace Gradcheck.AdminApi.Keys;

/// <summary>A key as the list shows it.</summary>
public sealed record KeyView(
    string Id,
    string Name,
    ApiRole Role,
    string? College,
    IReadOnlyList<ApiScope> Scopes,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? RevokedAt
)
{
    internal static KeyView Of(ApiKey key) =>
        new(
            key.Id,
            key.Name,
            key.Role,
            key.CollegeCode,
            key.Scopes,
            key.CreatedAt,
            key.ExpiresAt,
            key.LastUsedAt,
            key.RevokedAt
        );
}

/// <summary>The request for a new key.</summary>
/// <param name="Role">Who the key speaks for.</param>
/// <param name="Name">Who holds it.</param>
/// <param name="College">The college's code, for a college key only.</param>
/// <param name="Scopes">What it may do; left out, everything its role may.</param>
/// <param name="ExpiresAt">From when on it is refused; left out, one year from now.</param>
public sealed record NewKey(
    ApiRole Role,
    string Name,
    string? College = null,
    IReadOnlyList<ApiScope>? Scopes = null,
    DateTimeOffset? ExpiresAt = null
);

/// <summary>A new key; <paramref name="Key"/> is never shown again.</summary>
public sealed record CreatedKey(
    string Id,
    string Key,
    ApiRole Role,
    string? College,
    string Name,
    IReadOnlyList<ApiScope> Scopes,
    DateTimeOffset ExpiresAt
)
{
    internal static CreatedKey Of(ApiKeyText text, ApiKey key) =>
        new(key.Id, text.ToString(), key.Role, key.CollegeCode, key.Name, key.Scopes, key.ExpiresAt);
}

/// <summary>A key's successor and until when the old key still works.</summary>
public sealed record RotatedKey(CreatedKey Successor, string OldId, DateTimeOffset OldValidUntil);
