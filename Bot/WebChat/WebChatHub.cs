using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Gradcheck.Bot.WebChat;

/// <summary>Wakes the open pages of a chat when it has a new or changed bubble.</summary>
public sealed class WebChatHub
{
    private readonly ConcurrentDictionary<string, List<Channel<bool>>> pages = new();

    /// <summary>Tells every open page of the chat to look.</summary>
    public void Notify(string externalId)
    {
        if (!pages.TryGetValue(externalId, out var open))
            return;
        lock (open)
        {
            foreach (var page in open)
                page.Writer.TryWrite(true);
        }
    }

    /// <summary>Opens a page's ear; dispose it when the page goes.</summary>
    public Subscription Subscribe(string externalId)
    {
        var page = Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
        );
        while (true)
        {
            var open = pages.GetOrAdd(externalId, _ => []);
            lock (open)
            {
                // The last page may have closed and removed the list meanwhile: then it is nobody's any more.
                if (!pages.TryGetValue(externalId, out var current) || !ReferenceEquals(current, open))
                    continue;
                open.Add(page);
                return new Subscription(this, externalId, page);
            }
        }
    }

    private void Remove(string externalId, Channel<bool> page)
    {
        if (!pages.TryGetValue(externalId, out var open))
            return;
        lock (open)
        {
            open.Remove(page);
            if (open.Count == 0)
                pages.TryRemove(externalId, out _);
        }
    }

    /// <summary>One open page.</summary>
    public sealed class Subscription(WebChatHub hub, string externalId, Channel<bool> page) : IDisposable
    {
        public ChannelReader<bool> Wakes => page.Reader;

        public void Dispose() => hub.Remove(externalId, page);
    }
}
