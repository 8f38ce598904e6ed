using Gradcheck.Domain;
using Gradcheck.Domain.Rosters.Reading;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Gradcheck.AdminApi.Uploads;

/// <summary>Reads the <c>file</c> part of a multipart upload, never more of it than a file may have.</summary>
internal static class UploadedFile
{
    /// <summary>Room for the part's headers beside the file.</summary>
    private const int Overhead = 64 * 1024;

    private static readonly Refusal Missing = Refusal.Invalid(
        "file-missing",
        "请用 multipart/form-data 上传，文件放在名为 file 的部分。"
    );

    private static readonly Refusal TooLarge = new(
        RefusalKind.TooLarge,
        "file-too-large",
        $"文件超过 {RosterLimits.FileBytes / 1024 / 1024} MB，请删去图片等无关内容，或按学院拆分后再上传。"
    );

    /// <summary>The file, or the refusal <c>file-missing</c> or <c>file-too-large</c>.</summary>
    public static async Task<Result<RosterUpload>> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > RosterLimits.FileBytes + Overhead)
            return TooLarge;
        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 70 } boundary
        )
        {
            return Missing;
        }

        try
        {
            var parts = new MultipartReader(boundary, request.Body);
            while (await parts.ReadNextSectionAsync(cancel) is { } part)
            {
                if (
                    part.GetContentDispositionHeader() is { } disposition
                    && disposition.IsFileDisposition()
                    && HeaderUtilities.RemoveQuotes(disposition.Name) == "file"
                )
                {
                    var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
                    return await ReadAsync(part.Body, HeaderUtilities.RemoveQuotes(name).ToString(), cancel);
                }
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            // A body that is cut off or is not what its header says.
            return Missing;
        }

        return Missing;
    }

    private static async Task<Result<RosterUpload>> ReadAsync(Stream body, string name, CancellationToken cancel)
    {
        using var content = new MemoryStream();
        var buffer = new byte[Overhead];
        int read;
        while ((read = await body.ReadAsync(buffer, cancel)) > 0)
        {
            if (content.Length + read > RosterLimits.FileBytes)
                return TooLarge;
            content.Write(buffer, 0, read);
        }

        return new RosterUpload(Path.GetFileName(name), content.ToArray());
    }
}
