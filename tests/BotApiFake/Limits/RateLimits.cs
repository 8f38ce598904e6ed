namespace Gradcheck.FakeTelegram;

/// <summary>How many messages pass before 429. Sends and edits count; answers to callbacks, chat actions and reads do not.</summary>
/// <param name="PerBotPerSecond">In any second, over all chats; 0 switches the limit off.</param>
/// <param name="PerChatPerSecond">Sustained rate of one chat; 0 switches the limit off.</param>
/// <param name="ChatBurst">Messages one idle chat takes at once before its sustained rate counts.</param>
/// <param name="PerGroupPerMinute">In any minute in one group (negative chat id); 0 switches the limit off.</param>
public sealed record RateLimits(int PerBotPerSecond, double PerChatPerSecond, int ChatBurst, int PerGroupPerMinute)
{
    /// <summary>Telegram's own: about 30/s per bot, 1/s per chat with short bursts, 20/min per group.</summary>
    public static RateLimits Telegram { get; } = new(30, 1, 3, 20);

    /// <summary>On, but far above what a dialogue test sends: only a runaway loop meets it.</summary>
    public static RateLimits Generous { get; } = new(2000, 50, 200, 600);

    public static RateLimits Off { get; } = new(0, 0, 0, 0);
}
