namespace Gradcheck.FakeTelegram;

/// <summary>One POST to the webhook.</summary>
/// <param name="Attempt">1 for the first delivery of this update.</param>
/// <param name="QueuedAt">When the update came into being.</param>
/// <param name="Elapsed">From sending the request to the end of the answer.</param>
/// <param name="Status">HTTP status; null if no answer came.</param>
/// <param name="RetryIn">How long until the next attempt; null if acknowledged.</param>
public sealed record WebhookAttempt(
    int UpdateId,
    long Lane,
    int Attempt,
    DateTimeOffset QueuedAt,
    DateTimeOffset At,
    TimeSpan Elapsed,
    int? Status,
    string? Error,
    TimeSpan? RetryIn
)
{
    public bool Acknowledged => RetryIn is null;
}
