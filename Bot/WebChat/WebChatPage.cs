using System.Collections.Frozen;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Gradcheck.Bot.WebChat;

/// <summary>The chat page and its script and style, carried inside the program.</summary>
internal static class WebChatPage
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
        + " form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly FrozenDictionary<string, (string ContentType, byte[] Bytes)> Files = new Dictionary<
        string,
        (string, byte[])
    >
    {
        ["index.html"] = ("text/html; charset=utf-8", Load("index.html")),
        ["chat.js"] = ("text/javascript; charset=utf-8", Load("chat.js")),
        ["chat.css"] = ("text/css; charset=utf-8", Load("chat.css")),
        ["icon.svg"] = ("image/svg+xml", Load("icon.svg")),
    }.ToFrozenDictionary();

    public static FileContentHttpResult Index(HttpContext http)
    {
        WebChatSession.Ensure(http);
        http.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        return TypedResults.File(Files["index.html"].Bytes, Files["index.html"].ContentType);
    }

    public static Results<FileContentHttpResult, NotFound> Asset(string file, HttpContext http)
    {
        if (!Files.TryGetValue(file, out var asset))
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "no-cache";
        return TypedResults.File(asset.Bytes, asset.ContentType);
    }

    private static byte[] Load(string name)
    {
        using var resource =
            typeof(WebChatPage).Assembly.GetManifestResourceStream($"Gradcheck.Bot.WebChat.Page.{name}")
            ?? throw new InvalidOperationException($"The page's file {name} is missing");
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
