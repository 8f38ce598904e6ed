namespace Gradcheck.FakeTelegram;

/// <summary>What Telegram takes for a link.</summary>
internal static class Links
{
    private static readonly HashSet<string> Schemes = ["http", "https", "ftp", "tg", "ton"];

    /// <summary>The link with its scheme (http if it has none); null if it is no link.</summary>
    public static string? Checked(string? link)
    {
        if (string.IsNullOrWhiteSpace(link))
            return null;
        if (Uri.TryCreate(link, UriKind.Absolute, out var uri) && Schemes.Contains(uri.Scheme))
            return link;
        return
            !link.Contains(':')
            && Uri.TryCreate("http://" + link, UriKind.Absolute, out var web)
            && web.Host.Contains('.')
            ? "http://" + link
            : null;
    }
}
