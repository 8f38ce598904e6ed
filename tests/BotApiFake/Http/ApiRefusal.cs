namespace Gradcheck.FakeTelegram;

/// <summary>A request the Bot API refuses. Thrown, because between the check and the answer nobody can do anything about it.</summary>
internal sealed class ApiRefusal(int status, string description, int? retryAfter = null) : Exception(description)
{
    public int Status => status;

    public int? RetryAfter => retryAfter;

    public static ApiRefusal BadRequest(string what) => new(400, $"Bad Request: {what}");

    public static ApiRefusal Conflict(string what) => new(409, $"Conflict: {what}");

    public static ApiRefusal Blocked() => new(403, "Forbidden: bot was blocked by the user");

    public static ApiRefusal Deactivated() => new(403, "Forbidden: user is deactivated");

    public static ApiRefusal TooManyRequests(int seconds) =>
        new(429, $"Too Many Requests: retry after {seconds}", seconds);
}
