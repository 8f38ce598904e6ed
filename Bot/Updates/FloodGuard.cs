using Gradcheck.Bot.Conversation;
using Gradcheck.Bot.Doors;

namespace Gradcheck.Bot.Updates;

/// <summary>What becomes of a chat's next update.</summary>
public enum FloodVerdict
{
    Pass,

    /// <summary>The first one too many: the student is told, once.</summary>
    Hint,

    /// <summary>Neither handled nor answered.</summary>
    Silence,
}

/// <summary>
/// Counts the updates of every chat. Who floods the bot waits for a moment; nobody else is slowed down, and nothing
/// comes again, because every update is still acknowledged. Only the processor's one reader asks it.
/// </summary>
public sealed class FloodGuard(RequestLimits limits)
{
    private readonly Dictionary<(string Channel, string ChatId), Window> windows = [];
    private DateTimeOffset nextSweep = DateTimeOffset.MinValue;

    public FloodVerdict Judge(IncomingMessage incoming, DateTimeOffset now)
    {
        // That a student blocked the bot must be known whatever came before.
        if (incoming.Kind is IncomingKind.Blocked or IncomingKind.Unblocked)
            return FloodVerdict.Pass;
        Sweep(now);
        var chat = (incoming.Channel, incoming.ChatId);
        if (!windows.TryGetValue(chat, out var window) || window.End <= now)
            windows[chat] = window = new Window { End = now + RequestLimits.FloodWindow };
        window.Count++;
        return window.Count <= limits.UpdatesPerChat ? FloodVerdict.Pass
            : window.Count == limits.UpdatesPerChat + 1 ? FloodVerdict.Hint
            : FloodVerdict.Silence;
    }

    /// <summary>Forgets the chats that have been quiet, so that the memory is that of one window.</summary>
    private void Sweep(DateTimeOffset now)
    {
        if (now < nextSweep)
            return;
        nextSweep = now + RequestLimits.FloodWindow;
        foreach (var (chat, window) in windows)
        {
            if (window.End <= now)
                windows.Remove(chat);
        }
    }

    private sealed class Window
    {
        public required DateTimeOffset End { get; init; }
        public int Count { get; set; }
    }
}
