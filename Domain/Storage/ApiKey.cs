namespace Gradcheck.Domain.Storage;

/// <summary>A key of the admin API; the secret itself is never stored.</summary>
public sealed class ApiKey
{
    /// <summary>The public half: 8 characters of Crockford base32.</summary>
    public string Id { get; init; } = "";
    public string Name { get; init; } = "";
    public ApiRole Role { get; init; }

    /// <summary>For a college key: its college.</summary>
    public string? CollegeCode { get; init; }

    /// <summary>What it may do of what its role may; replaced by a new key, never changed.</summary>
    public IReadOnlyList<ApiScope> Scopes { get; init; } = [];

    /// <summary>SHA-256 of the secret, lower-case hex.</summary>
    public string SecretHash { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>From this instant on the key is refused.</summary>
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
    public DateTimeOffset? LastUsedAt { get; set; }
}

/// <summary>Who a key speaks for.</summary>
public enum ApiRole
{
    Registrar,
    College,
}
