namespace Gradcheck.Domain.Messaging;

/// <summary>An update that has had its effect; the same update again has none.</summary>
public sealed class ProcessedUpdate
{
    public string Channel { get; init; } = "";
    public string UpdateId { get; init; } = "";
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>
    /// For a poison update the kind of error: it was answered politely and acknowledged. <c>Flooded</c> for one too many
    /// of its chat: it was acknowledged and not handled.
    /// </summary>
    public string? Error { get; init; }
}
