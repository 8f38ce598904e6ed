using System.Text.Json;

namespace Gradcheck.AdminApi.Idempotency;

/// <summary>What of an answer is given again.</summary>
internal sealed record RememberedAnswer(string? ContentType, string? Location, string? ContentDisposition, byte[] Body)
{
    public static RememberedAnswer Of(HttpResponse response, byte[] body) =>
        new(
            response.ContentType,
            response.Headers.Location.FirstOrDefault(),
            response.Headers.ContentDisposition.FirstOrDefault(),
            body
        );

    public static RememberedAnswer FromBytes(byte[] bytes) => JsonSerializer.Deserialize<RememberedAnswer>(bytes)!;

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this);

    public async Task WriteAsync(HttpResponse response)
    {
        response.ContentType = ContentType;
        if (Location is not null)
            response.Headers.Location = Location;
        if (ContentDisposition is not null)
            response.Headers.ContentDisposition = ContentDisposition;
        await response.Body.WriteAsync(Body);
    }
}
