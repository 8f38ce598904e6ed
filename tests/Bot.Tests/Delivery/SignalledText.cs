namespace Gradcheck.Bot.Tests.Delivery;

/// <summary>Texts in the order they came, and a way to wait until there are so many.</summary>
public sealed class SignalledText
{
    private readonly Lock guard = new();
    private readonly List<string> texts = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> waiting = [];

    public IReadOnlyList<string> All
    {
        get
        {
            lock (guard)
                return [.. texts];
        }
    }

    public void Add(string text)
    {
        lock (guard)
        {
            texts.Add(text);
            foreach (var (_, reached) in waiting.Where(w => w.Count <= texts.Count))
                reached.TrySetResult();
        }
    }

    /// <summary>Waits, in real time, until <paramref name="count"/> texts have come.</summary>
    public async Task<IReadOnlyList<string>> ReachAsync(int count)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (guard)
        {
            if (texts.Count >= count)
                return [.. texts];
            waiting.Add((count, reached));
        }

        await reached.Task.WaitAsync(TimeSpan.FromSeconds(20));
        return All;
    }
}
