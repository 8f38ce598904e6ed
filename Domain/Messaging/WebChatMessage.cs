using Gradcheck.Domain.Secrets;

namespace Gradcheck.Domain.Messaging;

/// <summary>One bubble of the built-in web chat, kept so that a reload shows the history.</summary>
public sealed class WebChatMessage
{
    public long Id { get; init; }
    public long ChatId { get; init; }
    public bool FromStudent { get; init; }

    /// <summary>The bubble as JSON of <see cref="OutgoingMessage"/>; for a student's bubble only its text.</summary>
    public string Payload
    {
        get => SealedPayload.Open(Id);
        set => SealedPayload = Sealed.Of(value);
    }
    public Sealed<string> SealedPayload { get; private set; } = Sealed.Of("");
    public DateTimeOffset At { get; init; }

    /// <summary>The page's own id of a student's bubble, so that a repeated request shows it once.</summary>
    public string? ClientId { get; init; }

    /// <summary>The delivery that made an answer's bubble, so that a repeated sending shows it once.</summary>
    public long? DeliveryId { get; init; }

    /// <summary>Goes up with every new bubble and every edit in the chat; the page asks for what it has not seen.</summary>
    public long Revision { get; set; }
}
