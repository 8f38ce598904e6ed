using Gradcheck.Domain.Messaging;

namespace Gradcheck.Bot.Delivery;

/// <summary>What is to be written to a claimed row: how it stands now, and everything that goes with it.</summary>
internal sealed record DeliveryOutcome(ClaimedDelivery Row, DeliveryState State)
{
    public int Attempts { get; init; } = Row.Attempts;
    public bool MayHaveArrived { get; init; } = Row.MayHaveArrived;
    public DateTimeOffset NotBefore { get; init; } = Row.NotBefore;
    public DateTimeOffset? SentAt { get; init; }
    public string? MessageId { get; init; }
    public string? Error { get; init; } = Row.Error;

    /// <summary>The row goes back as it was: it was claimed, but its turn did not come.</summary>
    public static DeliveryOutcome Untouched(ClaimedDelivery row) => new(row, DeliveryState.Pending);
}
