using System.Collections.Concurrent;
using Gradcheck.Bot.Delivery;
using Gradcheck.Domain.Messaging;

namespace Gradcheck.Bot.Tests.Delivery;

/// <summary>A third channel: keeps what it was given and answers as the test plans it, by the message's text.</summary>
public sealed class RecordingChannel : IChannelSender
{
    public const string Name = "recording";

    private readonly ConcurrentDictionary<string, ConcurrentQueue<SendResult>> planned = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> gates = new();
    private int sent;

    public string Channel => Name;

    /// <summary>Every try, in the order they began.</summary>
    public SignalledText Tries { get; } = new();

    /// <summary>The next tries of the message that says <paramref name="text"/> come to these results.</summary>
    public void Plan(string text, params SendResult[] results) => planned[text] = new(results);

    /// <summary>The message that says <paramref name="text"/> is held on the way until the result is completed.</summary>
    public TaskCompletionSource Hold(string text) => gates[text] = new();

    public async Task<SendResult> SendAsync(
        long deliveryId,
        string recipient,
        OutgoingMessage message,
        CancellationToken cancel
    )
    {
        Tries.Add(message.Html);
        if (gates.TryGetValue(message.Html, out var gate))
            await gate.Task.WaitAsync(cancel);
        return planned.TryGetValue(message.Html, out var results) && results.TryDequeue(out var result)
            ? result
            : new SendResult.Sent($"m{Interlocked.Increment(ref sent)}");
    }
}
