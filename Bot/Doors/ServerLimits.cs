using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Gradcheck.Bot.Doors;

/// <summary>What the server takes of one request and of one connection.</summary>
public static class ServerLimits
{
    /// <summary>A request's body, in bytes; the largest one that is no upload is a cohort's settings. Uploads have their own limit.</summary>
    public const long BodyBytes = 1024 * 1024;

    /// <summary>All request headers together; beyond it the connection is given up with a bare 431.</summary>
    internal const int HeaderBytes = 80 * 1024;

    /// <summary>Method, address and query; longer ones get a bare 414.</summary>
    private const int RequestLineBytes = 8 * 1024;

    /// <summary>Browsers and programs send their headers at once; who dribbles them holds a connection for nothing.</summary>
    private static readonly TimeSpan HeaderTime = TimeSpan.FromSeconds(15);

    /// <summary>Every open chat page holds one. More are turned away before they take the memory of the others.</summary>
    private const int Connections = 10_000;

    internal static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = BodyBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = HeaderBytes;
        kestrel.Limits.MaxRequestLineSize = RequestLineBytes;
        kestrel.Limits.RequestHeadersTimeout = HeaderTime;
        kestrel.Limits.MaxConcurrentConnections = Connections;
        // The slowest body and answer that are waited for stay as the framework has them: 240 bytes a second.
    }
}
