namespace Gradcheck.Bot.Delivery;

/// <summary>A row of the outbox that this process holds until its lease ends, as it was when it was claimed.</summary>
internal sealed record ClaimedDelivery(
    long Id,
    long ChatId,
    string Recipient,
    byte[] Payload,
    int Attempts,
    bool MayHaveArrived,
    DateTimeOffset NotBefore,
    DateTimeOffset LeaseUntil,
    string? Error
);
