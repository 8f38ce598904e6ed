using System.Text.RegularExpressions;

namespace Gradcheck.FakeTelegram;

/// <summary>/bot&lt;token&gt;/&lt;method&gt;.</summary>
internal readonly partial record struct ApiPath(string Token, string Method)
{
    /// <summary>Null for a path that is none of the Bot API, or whose token does not even look like one: 404 at Telegram.</summary>
    public static ApiPath? Parse(string? path)
    {
        if (path is null || !path.StartsWith("/bot", StringComparison.Ordinal))
            return null;
        var slash = path.IndexOf('/', 4);
        if (slash < 0 || !TokenShape().IsMatch(path.AsSpan(4, slash - 4)))
            return null;
        return new ApiPath(path[4..slash], path[(slash + 1)..]);
    }

    [GeneratedRegex("^[0-9]{1,20}:[A-Za-z0-9_-]{30,}$")]
    private static partial Regex TokenShape();
}
