namespace Gradcheck.Domain.Storage;

/// <summary>The answer to an unsafe API call that carried an <c>Idempotency-Key</c>; the same call gets it again.</summary>
public sealed class IdempotentResponse
{
    public string ApiKeyId { get; init; } = "";
    public string IdempotencyKey { get; init; } = "";

    /// <summary>SHA-256 of method, path, query and body: another request under the same key is refused.</summary>
    public string RequestHash { get; init; } = "";

    /// <summary>0 while the first call is still running.</summary>
    public int StatusCode { get; set; }
    public string ContentType { get; set; } = "";
    public byte[] Body { get; set; } = [];
    public DateTimeOffset CreatedAt { get; init; }
}
