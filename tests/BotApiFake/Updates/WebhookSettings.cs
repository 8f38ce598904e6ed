namespace Gradcheck.FakeTelegram;

/// <summary>What setWebhook asked for.</summary>
public sealed record WebhookSettings(Uri Url, string? SecretToken, int MaxConnections);
