namespace Gradcheck.Bot.Telegram;

/// <summary>Who the bot is on Telegram, as far as Telegram has said.</summary>
public sealed class TelegramIdentity
{
    private volatile string? username;

    /// <summary>The bot's user name without @; null until Telegram was reached, and while the channel is off.</summary>
    public string? Username
    {
        get => username;
        internal set => username = value;
    }

    /// <summary>The address that opens the chat and sends <c>/start</c> with a payload; null while the name is unknown.</summary>
    /// <param name="payload">At most 64 of A-Z a-z 0-9 _ -, such as a binding code.</param>
    public string? DeepLink(string payload) => username is { } name ? $"https://t.me/{name}?start={payload}" : null;
}
