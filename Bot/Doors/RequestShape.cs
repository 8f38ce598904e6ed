using System.Collections.Frozen;
using Gradcheck.Bot.Answers;

namespace Gradcheck.Bot.Doors;

/// <summary>Refuses requests whose outer form no page and no program of an office has, before anything else looks at them.</summary>
internal static class RequestShape
{
    /// <summary>
    /// Bytes of all header names and values. Browsers send one or two thousand; the server itself gives up only at
    /// <see cref="ServerLimits.HeaderBytes"/>, so that in between there is an answer that says why.
    /// </summary>
    private const int HeaderBytes = 16 * 1024;

    /// <summary>TRACE and CONNECT echo or tunnel; the rest is nothing this server knows.</summary>
    private static readonly FrozenSet<string> Methods = FrozenSet.Create(
        StringComparer.Ordinal,
        ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
    );

    public static Task RefuseAsync(HttpContext context, RequestDelegate next) =>
        Judge(context.Request) is { } problem ? problem.ExecuteAsync(context) : next(context);

    private static Problem? Judge(HttpRequest request)
    {
        if (!Methods.Contains(request.Method))
            return new Problem(405, "method-not-allowed", "不支持这种请求方法，请对照接口文档。");
        if (IsUnstorable(request))
            return new Problem(400, "request-invalid", "地址中有不可用的字符，请去掉后再试。");
        if (
            request.Headers.Sum(header => header.Key.Length + header.Value.Sum(value => value?.Length ?? 0))
            > HeaderBytes
        )
            return new Problem(431, "headers-too-large", "请求头太大，请清除本站的 Cookie 或去掉多余的请求头后再试。");
        // A packed body would be counted packed and unpacked without a limit; nobody here needs it.
        return request.Headers.ContentEncoding.Count > 0 && request.Headers.ContentEncoding != "identity"
            ? new Problem(415, "content-encoding", "请求内容不能压缩，请去掉 Content-Encoding 后再试。")
            : null;
    }

    /// <summary>The character NUL in an address: no person writes it and PostgreSQL cannot compare with it.</summary>
    private static bool IsUnstorable(HttpRequest request) =>
        request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true
        || request.Path.Value?.Contains('\0') == true;
}
