namespace Gradcheck.Bot.Delivery;

/// <summary>What came of sending one message. Reasons are the channel's words and hold no personal data.</summary>
public abstract record SendResult
{
    private SendResult() { }

    /// <summary>It arrived, or there was nothing left to do (an edit that changes nothing, a press long gone).</summary>
    /// <param name="MessageId">The channel's id of the new message; null when there is none.</param>
    public sealed record Sent(string? MessageId = null) : SendResult;

    /// <summary>It did not arrive, but may later.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="After">How long to wait at least; null leaves it to the back-off.</param>
    public sealed record TryAgain(string Reason, TimeSpan? After = null) : SendResult;

    /// <summary>It did not arrive, and the channel takes nothing at all for a while.</summary>
    /// <param name="For">How long nothing of this channel may be sent.</param>
    /// <param name="Reason">Why.</param>
    public sealed record PauseChannel(TimeSpan For, string Reason) : SendResult;

    /// <summary>The student cannot be reached: blocked the bot, or the account is gone.</summary>
    public sealed record Unreachable(string Reason) : SendResult;

    /// <summary>It can never be sent, however often it is tried.</summary>
    public sealed record Failed(string Reason) : SendResult;

    /// <summary>The answer was cut off: it may or may not have arrived. It is sent once more and stays flagged.</summary>
    public sealed record Unknown(string Reason) : SendResult;
}
