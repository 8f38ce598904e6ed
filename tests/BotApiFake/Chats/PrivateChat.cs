namespace Gradcheck.FakeTelegram;

/// <summary>A private chat between the bot and one user.</summary>
internal sealed class PrivateChat(UserProfile user)
{
    public UserProfile User { get; set; } = user;

    /// <summary>The user has pressed Start at least once. A bot cannot write to anyone else.</summary>
    public bool Started { get; set; }

    public bool Blocked { get; set; }

    public bool Deactivated { get; set; }

    public SortedDictionary<int, StoredMessage> Messages { get; } = [];

    /// <summary>The persistent keyboard the user sees now.</summary>
    public ReplyMarkup? Keyboard { get; set; }

    /// <summary>The bot's next message may appear here; otherwise the refusal Telegram gives.</summary>
    public void ThrowIfUnreachable()
    {
        if (Deactivated)
            throw ApiRefusal.Deactivated();
        if (Blocked)
            throw ApiRefusal.Blocked();
    }
}
