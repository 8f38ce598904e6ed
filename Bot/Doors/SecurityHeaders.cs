namespace Gradcheck.Bot.Doors;

/// <summary>
/// What every answer of both programs tells the browser, errors included. A page may set a content security policy
/// and caching of its own before it answers; the rest is the same everywhere.
/// </summary>
internal static class SecurityHeaders
{
    /// <summary>For what is data and no page: nothing is loaded, run or framed.</summary>
    private const string DataOnly = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Nothing of the device is used: a script that got in could not use it either.</summary>
    private const string NothingOfTheDevice =
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(),"
        + " geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(),"
        + " publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";

    public static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        // At the very end, because an error answer begins with clearing what was set before it.
        context.Response.OnStarting(() =>
        {
            Add(context.Response.Headers);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static void Add(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = NothingOfTheDevice;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.TryAdd("Content-Security-Policy", DataOnly);
        // Personal data must not stay behind in a browser or a proxy. What may be kept says so itself.
        headers.TryAdd("Cache-Control", "no-store");
    }
}
