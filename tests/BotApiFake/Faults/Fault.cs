namespace Gradcheck.FakeTelegram;

/// <summary>One way the way to Telegram fails.</summary>
public abstract record Fault
{
    private Fault() { }

    /// <summary>The answer comes later by this much Telegram time. Adds to other faults.</summary>
    public sealed record Latency(TimeSpan Delay) : Fault;

    /// <summary>A 5xx without effect; <paramref name="Html"/> answers with a proxy's page instead of JSON.</summary>
    public sealed record ServerError(int Status = 502, bool Html = false) : Fault;

    /// <summary>The connection is cut before anything happened.</summary>
    public sealed record CutBeforeAccepting : Fault;

    /// <summary>The call takes effect and is in the journal; the connection is cut in the middle of the answer.</summary>
    public sealed record CutAfterAccepting : Fault;

    /// <summary>429: everything for the token waits <paramref name="RetryAfter"/> seconds.</summary>
    public sealed record TooManyRequests(int RetryAfter) : Fault;

    /// <summary>Any refusal, e.g. 403 "Forbidden: bot was blocked by the user".</summary>
    public sealed record Refusal(int Status, string Description) : Fault;
}
