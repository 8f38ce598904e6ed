namespace Gradcheck.Bot.Telegram;

/// <summary>Settings <c>Gradcheck:Telegram</c>, checked by <see cref="TelegramSettings"/>.</summary>
public sealed record TelegramOptions
{
    /// <summary>The bot's token; empty switches the channel off.</summary>
    public string Token { get; init; } = "";

    /// <summary>Address of the Bot API server; empty is Telegram's own.</summary>
    public string BaseUrl { get; init; } = "";
    public TelegramMode Mode { get; init; } = TelegramMode.Polling;

    /// <summary>The public https address Telegram posts to; it has to lead to <c>/telegram/webhook</c>.</summary>
    public string WebhookUrl { get; init; } = "";

    /// <summary>What Telegram has to say with every post, 1–256 of A-Z a-z 0-9 _ -.</summary>
    public string WebhookSecret { get; init; } = "";

    /// <summary>An http or socks5 proxy to reach Telegram through; empty is none.</summary>
    public string Proxy { get; init; } = "";

    /// <summary>How many messages a second Telegram takes from this bot.</summary>
    public int MessagesPerSecond { get; init; } = 30;

    public bool IsOn => Token.Length > 0;
}

/// <summary>How updates reach the bot.</summary>
public enum TelegramMode
{
    Polling,
    Webhook,
}
