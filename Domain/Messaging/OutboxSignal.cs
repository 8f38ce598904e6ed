using System.Threading.Channels;

namespace Gradcheck.Domain.Messaging;

/// <summary>Wakes the sender of this process when something was committed to the outbox.</summary>
public sealed class OutboxSignal
{
    private readonly List<Channel<bool>> listeners = [];
    private readonly Lock guard = new();

    /// <summary>Called after a commit that added deliveries.</summary>
    public void Notify()
    {
        lock (guard)
        {
            foreach (var listener in listeners)
                listener.Writer.TryWrite(true);
        }
    }

    /// <summary>A stream that yields at least once after every <see cref="Notify"/> since the subscription.</summary>
    public ChannelReader<bool> Subscribe()
    {
        var listener = Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
        );
        lock (guard)
            listeners.Add(listener);
        return listener.Reader;
    }
}
