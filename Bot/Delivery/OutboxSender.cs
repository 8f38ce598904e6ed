using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;

namespace Gradcheck.Bot.Delivery;

/// <summary>Sends what waits in the outbox, every registered channel on its own.</summary>
public sealed class OutboxSender(
    IEnumerable<IChannelSender> senders,
    GradcheckDbFactory databases,
    OutboxSignal signal,
    RetryBackoff backoff,
    TimeProvider clock,
    ILogger<OutboxSender> logger
) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(senders.Select(sender => Outbox(sender).RunAsync(signal.Subscribe(), stoppingToken)));

    private ChannelOutbox Outbox(IChannelSender sender) =>
        new(sender, new OutboxTable(databases, sender.Channel, clock), new DeliveryJudge(backoff), clock, logger);
}
