using Gradcheck.Domain.Messaging;

namespace Gradcheck.Bot.Delivery;

/// <summary>
/// The sending end of one channel. Register one per channel as a singleton <c>IChannelSender</c>; the outbox
/// sender then takes that channel's rows to it, those of one chat one after the other, several chats at once.
/// </summary>
public interface IChannelSender
{
    /// <summary>The channel's name, such as <c>telegram</c>.</summary>
    string Channel { get; }

    /// <summary>
    /// Whether the same delivery id sent twice arrives once. Otherwise a message that may have arrived twice ends
    /// as uncertain.
    /// </summary>
    bool RecognisesRepeats => false;

    /// <summary>
    /// Sends one message and says what came of it. Whatever can go wrong on the way is a result; an exception is
    /// taken as <see cref="SendResult.TryAgain"/>.
    /// </summary>
    /// <param name="deliveryId">Id of the outbox row: the same when a message is tried again.</param>
    /// <param name="recipient">The channel's own id of the chat.</param>
    /// <param name="message">What to send.</param>
    /// <param name="cancel">Time is up: give up waiting and let the exception out; the row is tried again.</param>
    Task<SendResult> SendAsync(long deliveryId, string recipient, OutgoingMessage message, CancellationToken cancel);
}
