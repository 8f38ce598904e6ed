namespace Gradcheck.FakeTelegram;

/// <summary>One request the fake received, whatever came of it. The judge of pacing, 429 discipline and error handling.</summary>
/// <param name="Status">The HTTP status answered; 0 if the connection was cut.</param>
/// <param name="Refusal">The description of a refusal, or the fault played; null for success.</param>
public sealed record ApiCall(DateTimeOffset At, string Method, long? ChatId, int Status, string? Refusal);
