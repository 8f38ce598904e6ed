using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Gradcheck.FakeTelegram;

/// <summary>Reads the parameters of a call from wherever the Bot API allows them.</summary>
internal static class RequestReader
{
    private static readonly Dictionary<string, UploadedFile> NoFiles = [];
    private static readonly Dictionary<string, string> NoTexts = [];

    public static async ValueTask<RequestFields> ReadAsync(HttpRequest request)
    {
        var query = request.QueryString.HasValue
            ? request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString())
            : NoTexts;
        if (request.ContentType is not { } type || request.ContentLength == 0)
            return new RequestFields(null, query, NoFiles);
        if (type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
            return new RequestFields(await ReadJsonAsync(request), query, NoFiles);
        return request.HasFormContentType
            ? await ReadFormAsync(request, query)
            : new RequestFields(null, query, NoFiles);
    }

    private static async ValueTask<JsonDocument> ReadJsonAsync(HttpRequest request)
    {
        try
        {
            var document = await JsonDocument.ParseAsync(request.Body);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document;
            document.Dispose();
        }
        catch (JsonException)
        {
            // answered below like a body of the wrong shape
        }
        throw ApiRefusal.BadRequest("can't parse request: JSON object expected");
    }

    private static async ValueTask<RequestFields> ReadFormAsync(HttpRequest request, Dictionary<string, string> query)
    {
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync();
        }
        catch (InvalidDataException)
        {
            throw ApiRefusal.BadRequest("can't parse request: multipart expected");
        }
        var texts = new Dictionary<string, string>(query);
        foreach (var (name, value) in form)
            texts[name] = value.ToString();
        var files = new Dictionary<string, UploadedFile>();
        foreach (var file in form.Files)
        {
            var content = new byte[file.Length];
            await using var stream = file.OpenReadStream();
            await stream.ReadExactlyAsync(content);
            files[file.Name] = new UploadedFile(file.FileName, file.ContentType ?? "application/octet-stream", content);
        }
        return new RequestFields(null, texts, files);
    }
}
