namespace Gradcheck.Bot.Conversation;

/// <summary>What arrived from a chat, in channel-neutral form.</summary>
/// <param name="Channel">The channel's name; it names a registered <see cref="ChannelCapabilities"/>.</param>
/// <param name="ChatId">The channel's own id of the chat, as text.</param>
/// <param name="UpdateId">The channel's id of this update, unique in the channel; the same id has its effect once.</param>
/// <param name="Kind">What sort of message.</param>
/// <param name="Text">The text typed, for <see cref="IncomingKind.Text"/>; the button's data for a press.</param>
/// <param name="MessageId">For a press: the channel's id of the message that carries the button.</param>
/// <param name="CallbackId">For a press: the channel's id to answer it with.</param>
public sealed record IncomingMessage(
    string Channel,
    string ChatId,
    string UpdateId,
    IncomingKind Kind,
    string Text = "",
    string? MessageId = null,
    string? CallbackId = null
)
{
    /// <summary>Without the text: it is a person's.</summary>
    public override string ToString() => $"{Channel}/{UpdateId} {Kind}";
}

/// <summary>What sort of message arrived.</summary>
public enum IncomingKind
{
    Text,
    Press,

    /// <summary>A sticker, photo, file, contact, edited message …: answered with a hint.</summary>
    Other,

    /// <summary>The student blocked the bot.</summary>
    Blocked,

    /// <summary>The student unblocked the bot.</summary>
    Unblocked,
}
