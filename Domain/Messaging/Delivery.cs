using System.Text.Json;
using Gradcheck.Domain.Secrets;
using Gradcheck.Domain.Storage;

namespace Gradcheck.Domain.Messaging;

/// <summary>One message to one chat (发送): a row of the outbox.</summary>
public sealed class Delivery
{
    public long Id { get; init; }
    public long ChatId { get; init; }
    public string Channel { get; init; } = "";

    /// <summary>The channel's own id of the chat, so that sending needs no join.</summary>
    public string Recipient { get; init; } = "";
    public DeliveryLane Lane { get; init; }

    /// <summary>What to send, as JSON of <see cref="OutgoingMessage"/>.</summary>
    public string Payload
    {
        get => SealedPayload.Open(Id);
        init => SealedPayload = Sealed.Of(value);
    }
    public Sealed<string> SealedPayload { get; private init; } = Sealed.Of("");

    /// <summary>Opens the payload of a row that was read by hand.</summary>
    /// <exception cref="SealBrokenException">The row was altered in the database.</exception>
    public static OutgoingMessage OpenPayload(Keyring keyring, long id, byte[] envelope)
    {
        var column = new SealedColumn(keyring, nameof(GradcheckDb.Deliveries), nameof(Payload));
        var json = new Sealed<string>(column, envelope).Open(id);
        return JsonSerializer.Deserialize<OutgoingMessage>(json, JsonColumn.Options)!;
    }

    public DeliveryState State { get; set; }

    /// <summary>How often it was tried with an outcome; a pause of the channel does not count.</summary>
    public int Attempts { get; set; }

    /// <summary>An earlier try was cut off, so the message may have arrived already; it ends as uncertain.</summary>
    public bool MayHaveArrived { get; set; }

    /// <summary>Not to be sent before this instant.</summary>
    public DateTimeOffset NotBefore { get; set; }

    /// <summary>While sending: until when the sender holds the row.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>The channel's id of the sent message.</summary>
    public string? MessageId { get; set; }

    /// <summary>Why it was not sent, in the channel's words.</summary>
    public string? Error { get; set; }
}

/// <summary>Interactive answers go before bulk messages.</summary>
public enum DeliveryLane
{
    Interactive,
    Bulk,
}

/// <summary>Where a delivery stands.</summary>
public enum DeliveryState
{
    Pending,
    Sending,
    Sent,

    /// <summary>Sent or not: the process died or the answer was cut off; it was sent once more.</summary>
    Uncertain,
    Failed,
    Unreachable,
    Cancelled,
}
