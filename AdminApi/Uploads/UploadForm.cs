using Gradcheck.Domain;
using Gradcheck.Domain.Rosters.Reading;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Gradcheck.AdminApi.Uploads;

/// <summary>The multipart form of an upload, read part by part; never more of it in memory than a roster may have.</summary>
internal sealed record UploadForm(RosterUpload Upload, string? Mapping)
{
    private const int MappingBytes = 64 * 1024;

    /// <summary>Read and thrown away beyond the limit, so that the sender gets an answer and no broken connection.</summary>
    public const long BodyBytes = 3L * RosterLimits.FileBytes;

    private static readonly Refusal NoFile = Refusal.Invalid(
        "file-missing",
        "没有收到文件。请用 multipart/form-data 上传，文件放在名为 file 的部分。"
    );

    private static readonly Refusal TooLarge = new(
        RefusalKind.TooLarge,
        "file-too-large",
        $"文件超过 {RosterLimits.FileBytes / 1024 / 1024} MB，请删去图片等无关内容，或按学院拆分后再上传。"
    );

    /// <summary>Reads the form, or says what is missing or too large.</summary>
    public static async Task<Result<UploadForm>> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > BodyBytes)
            return TooLarge;
        if (BoundaryOf(request) is not { } boundary)
            return NoFile;
        try
        {
            return await ReadPartsAsync(new MultipartReader(boundary, request.Body), request.ContentLength, cancel);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            return Refusal.Invalid("body-invalid", "上传的表单不完整或格式不对，请重新上传。");
        }
        catch (IOException) when (!cancel.IsCancellationRequested)
        {
            return Refusal.Invalid("body-invalid", "上传的表单不完整或格式不对，请重新上传。");
        }
    }

    private static async Task<Result<UploadForm>> ReadPartsAsync(
        MultipartReader parts,
        long? length,
        CancellationToken cancel
    )
    {
        RosterUpload? upload = null;
        string? mapping = null;
        while (await parts.ReadNextSectionAsync(cancel) is { } part)
        {
            if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition))
                continue;
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value;
            var fileName = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
            if (name == "file" && upload is null)
            {
                if (await ReadAsync(part.Body, RosterLimits.FileBytes, length, cancel) is not { } content)
                    return TooLarge;
                upload = new RosterUpload(HeaderUtilities.RemoveQuotes(fileName).Value ?? "", content);
            }
            else if (name == "mapping" && await ReadAsync(part.Body, MappingBytes, null, cancel) is { } json)
            {
                mapping = System.Text.Encoding.UTF8.GetString(json);
            }
        }

        return upload is null ? NoFile : new UploadForm(upload, mapping);
    }

    /// <summary>The bytes, or null when there are more than <paramref name="most"/>; the rest is read and dropped.</summary>
    private static async Task<byte[]?> ReadAsync(Stream from, int most, long? expected, CancellationToken cancel)
    {
        using var bytes = new MemoryStream((int)Math.Min(expected ?? 0, most));
        var buffer = new byte[64 * 1024];
        var isTooLarge = false;
        int read;
        while ((read = await from.ReadAsync(buffer, cancel)) > 0)
        {
            isTooLarge |= bytes.Length + read > most;
            if (!isTooLarge)
                bytes.Write(buffer, 0, read);
        }

        return isTooLarge ? null : bytes.ToArray();
    }

    private static string? BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= 100 } boundary
            ? boundary
            : null;
}
