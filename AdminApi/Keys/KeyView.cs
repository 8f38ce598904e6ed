using Gradcheck.Domain.Storage;

namespace Gradcheck.AdminApi.Keys;

/// <summary>A key as the list shows it.</summary>
public sealed record KeyView(
    string Id,
    string Name,
    ApiRole Role,
    string? College,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? RevokedAt
)
{
    internal static KeyView Of(ApiKey key) =>
        new(key.Id, key.Name, key.Role, key.CollegeCode, key.CreatedAt, key.LastUsedAt, key.RevokedAt);
}

/// <summary>The request for a new key.</summary>
/// <param name="Role">Who the key speaks for.</param>
/// <param name="Name">Who holds it.</param>
/// <param name="College">The college's code, for a college key only.</param>
public sealed record NewKey(ApiRole Role, string Name, string? College = null);

/// <summary>A new key; <paramref name="Key"/> is never shown again.</summary>
public sealed record CreatedKey(string Id, string Key, ApiRole Role, string? College, string Name);
