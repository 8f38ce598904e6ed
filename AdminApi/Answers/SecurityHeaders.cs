namespace Gradcheck.AdminApi.Answers;

/// <summary>What every answer tells the browser, unless a page has set its own.</summary>
internal static class SecurityHeaders
{
    private const string NothingButText =
        "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none';"
        + " form-action 'none'; frame-ancestors 'none'";

    // The reference page is one script of our own that builds styles as it runs and calls the API.
    private const string ApiReference =
        "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
        + " img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:;"
        + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            Add(context);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static void Add(HttpContext context)
    {
        var (path, headers) = (context.Request.Path, context.Response.Headers);
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        headers.TryAdd("Referrer-Policy", "no-referrer");
        headers.TryAdd("X-Frame-Options", "DENY");
        headers.TryAdd("Content-Security-Policy", path.StartsWithSegments("/scalar") ? ApiReference : NothingButText);
        // Personal data must not stay behind in a browser or a proxy.
        if (path.StartsWithSegments("/api"))
            headers.TryAdd("Cache-Control", "no-store");
    }
}
