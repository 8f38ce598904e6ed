using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Gradcheck.AdminApi.Idempotency;

/// <summary>Tells whether two requests ask for the same: method, address, wanted form and content.</summary>
internal static class RequestFingerprint
{
    /// <summary>SHA-256 in lower-case hex; afterwards the body can be read as if nobody had.</summary>
    public static async Task<string> OfAsync(HttpRequest request, CancellationToken cancel)
    {
        // Never to a temporary file: it would hold an uploaded roster in plain. The endpoint limits the size.
        request.EnableBuffering(bufferThreshold: int.MaxValue);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var head = $"{request.Method}\n{request.Path}{request.QueryString}\n{request.Headers.Accept}\n";
        hash.AppendData(Encoding.UTF8.GetBytes(head));
        if (BoundaryOf(request) is { } boundary)
            await AppendPartsAsync(hash, new MultipartReader(boundary, request.Body), cancel);
        else
            await AppendAsync(hash, request.Body, cancel);
        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A form's boundary is made anew by every sender and does not count.</summary>
    private static string? BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= 70 } boundary
            ? boundary
            : null;

    private static async Task AppendPartsAsync(IncrementalHash hash, MultipartReader parts, CancellationToken cancel)
    {
        try
        {
            while (await parts.ReadNextSectionAsync(cancel) is { } part)
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"\n{part.ContentDisposition}\n{part.ContentType}\n"));
                await AppendAsync(hash, part.Body, cancel);
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The form cannot be read.", fault);
        }
    }

    private static async Task AppendAsync(IncrementalHash hash, Stream body, CancellationToken cancel)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await body.ReadAsync(buffer, cancel)) > 0)
            hash.AppendData(buffer.AsSpan(0, read));
    }
}
