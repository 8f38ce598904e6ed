namespace Gradcheck.FakeTelegram;

/// <summary>An update the bot has not confirmed.</summary>
/// <param name="Lane">The chat (or user) whose updates keep their order on a webhook.</param>
/// <param name="Repeat">A planned duplicate: handed out once more, whatever was confirmed.</param>
internal sealed record PendingUpdate(int Id, byte[] Json, long Lane, DateTimeOffset At, bool Repeat = false);
