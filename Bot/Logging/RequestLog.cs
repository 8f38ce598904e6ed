using System.Diagnostics;
using System.Security.Claims;
using Microsoft.AspNetCore.Diagnostics;

namespace Gradcheck.Bot.Logging;

/// <summary>
/// One line for each request: method, the route's pattern, status, time, key. Never the address itself, which may
/// hold a student number or a name searched for, never a header or a body.
/// </summary>
public sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    private static readonly HashSet<string> Methods =
    [
        .. new[] { "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT" },
    ];

    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        var finished = false;
        try
        {
            await next(context);
            finished = true;
        }
        finally
        {
            var route = Route(context);
            var level =
                route?.StartsWith("/health", StringComparison.Ordinal) == true ? LogLevel.Debug : LogLevel.Information;
            Log.Answered(
                logger,
                level,
                Methods.Contains(context.Request.Method) ? context.Request.Method : "OTHER",
                route ?? "(none)",
                finished ? context.Response.StatusCode : StatusCodes.Status500InternalServerError,
                (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds,
                context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "-"
            );
        }
    }

    /// <summary>The pattern, such as <c>/api/cohorts/{year:int}/students/{studentNumber}</c>; null when none matched.</summary>
    private static string? Route(HttpContext context)
    {
        // After a failure the endpoint is taken off the request, and remembered with the failure.
        var endpoint = context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        return (endpoint as RouteEndpoint)?.RoutePattern.RawText;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Message = "{Method} {Route} {Status} in {Elapsed} ms, key {KeyId}")]
        public static partial void Answered(
            ILogger logger,
            LogLevel level,
            string method,
            string route,
            int status,
            long elapsed,
            string keyId
        );
    }
}
