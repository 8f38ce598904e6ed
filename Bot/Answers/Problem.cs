using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;
using Gradcheck.Domain;

namespace Gradcheck.Bot.Answers;

/// <summary>An error answer: problem details (RFC 9457) with a stable code and a Chinese title.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">Stable kebab-case code for programs.</param>
/// <param name="Title">What is wrong and what to do next.</param>
/// <param name="Detail">More of it, when there is more to say.</param>
/// <param name="Data">Machine-readable particulars.</param>
public sealed record Problem(
    int Status,
    string Code,
    string Title,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] object? Data = null
) : IResult
{
    public const string ContentType = "application/problem+json";

    /// <summary>Identifies the kind of problem; says no more than the code.</summary>
    public string Type => $"urn:gradcheck:problem:{Code}";

    /// <summary>When to try again; sent as the header <c>Retry-After</c>.</summary>
    [JsonIgnore]
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Finds the request again in the server's log.</summary>
    [JsonPropertyOrder(1)]
    public string? TraceId { get; private init; }

    /// <summary>A business refusal as an answer.</summary>
    public static Problem From(Refusal refusal) =>
        new(StatusOf(refusal.Kind), refusal.Code, refusal.Title, refusal.Detail, refusal.Data)
        {
            RetryAfter = refusal.RetryAfter,
        };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        if (RetryAfter is { } wait)
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds)
                .ToString(CultureInfo.InvariantCulture);
        var traced = this with { TraceId = Activity.Current?.TraceId.ToString() ?? httpContext.TraceIdentifier };
        return httpContext.Response.WriteAsJsonAsync(traced, options: null, ContentType);
    }

    private static int StatusOf(RefusalKind kind) =>
        kind switch
        {
            RefusalKind.Invalid => StatusCodes.Status400BadRequest,
            RefusalKind.NotFound => StatusCodes.Status404NotFound,
            RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
            RefusalKind.Gone => StatusCodes.Status410Gone,
            RefusalKind.Conflict => StatusCodes.Status409Conflict,
            RefusalKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
            RefusalKind.Unsupported => StatusCodes.Status415UnsupportedMediaType,
            RefusalKind.TooMany => StatusCodes.Status429TooManyRequests,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a status"),
        };
}
