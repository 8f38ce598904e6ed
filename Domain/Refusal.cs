namespace Gradcheck.Domain;

/// <summary>What sort of "no" a refusal is; the admin API maps it to an HTTP status.</summary>
public enum RefusalKind
{
    /// <summary>The request itself is wrong (400).</summary>
    Invalid,

    /// <summary>There is no such thing, or it belongs to another college (404).</summary>
    NotFound,

    /// <summary>The caller's role may not do this (403).</summary>
    Forbidden,

    /// <summary>It was there and has been removed for good (410).</summary>
    Gone,

    /// <summary>It does not fit the present state (409).</summary>
    Conflict,

    /// <summary>The upload is too large (413).</summary>
    TooLarge,

    /// <summary>The file is of a kind that cannot be read (415).</summary>
    Unsupported,

    /// <summary>Too many tries; wait (429).</summary>
    TooMany,
}

/// <summary>A business error as a value: why a request was not carried out. Nothing was stored.</summary>
/// <param name="Kind">What sort of refusal.</param>
/// <param name="Code">Stable kebab-case code for programs, such as <c>roster-stale</c>.</param>
/// <param name="Title">Plain Chinese: what is wrong and what to do next.</param>
/// <param name="Detail">More of it, when there is more to say.</param>
/// <param name="Data">Machine-readable particulars, such as the student numbers concerned; serialised as <c>data</c>.</param>
public sealed record Refusal(RefusalKind Kind, string Code, string Title, string? Detail = null, object? Data = null)
{
    /// <summary>For <see cref="RefusalKind.TooMany"/>: how long to wait, when that is known.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static Refusal Invalid(string code, string title, string? detail = null, object? data = null) =>
        new(RefusalKind.Invalid, code, title, detail, data);

    public static Refusal NotFound(string code, string title) => new(RefusalKind.NotFound, code, title);

    public static Refusal Gone(string code, string title, string? detail = null, object? data = null) =>
        new(RefusalKind.Gone, code, title, detail, data);

    public static Refusal Forbidden(string code, string title) => new(RefusalKind.Forbidden, code, title);

    public static Refusal Conflict(string code, string title, string? detail = null, object? data = null) =>
        new(RefusalKind.Conflict, code, title, detail, data);
}
