namespace Gradcheck.FakeTelegram;

/// <summary>Decides 429. After one, everything for the token waits until its retry_after has passed.</summary>
internal sealed class FloodControl(TimeProvider time)
{
    // "about 30 per second": a client that paces exactly must not fail by network jitter
    private static readonly TimeSpan BotSpan = TimeSpan.FromSeconds(0.95);

    private readonly Lock _gate = new();
    private readonly Dictionary<long, BurstBucket> _chats = [];
    private readonly Dictionary<long, SlidingWindow> _groups = [];
    private SlidingWindow? _bot;
    private DateTimeOffset _heldUntil;
    private RateLimits _limits = RateLimits.Off;

    public RateLimits Limits
    {
        get => _limits;
        set
        {
            lock (_gate)
            {
                _limits = value;
                _chats.Clear();
                _groups.Clear();
                _bot = value.PerBotPerSecond > 0 ? new SlidingWindow(value.PerBotPerSecond, BotSpan) : null;
            }
        }
    }

    /// <summary>Makes the whole token wait for <paramref name="seconds"/>, and answers with them.</summary>
    public ApiRefusal Hold(int seconds)
    {
        lock (_gate)
        {
            var until = time.GetUtcNow() + TimeSpan.FromSeconds(seconds);
            _heldUntil = until > _heldUntil ? until : _heldUntil;
            return ApiRefusal.TooManyRequests(seconds);
        }
    }

    public void ThrowIfHeld()
    {
        lock (_gate)
        {
            var left = _heldUntil - time.GetUtcNow();
            if (left > TimeSpan.Zero)
                throw ApiRefusal.TooManyRequests(WholeSeconds(left));
        }
    }

    /// <summary>Counts one message to the chat, or refuses it with 429.</summary>
    public void Take(long chatId)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var chat = _limits.PerChatPerSecond > 0 ? Bucket(chatId) : null;
            var group = chatId < 0 && _limits.PerGroupPerMinute > 0 ? Group(chatId) : null;
            var wait = Longest(_bot?.Wait(now), chat?.Wait(now), group?.Wait(now));
            if (wait > TimeSpan.Zero)
            {
                var seconds = WholeSeconds(wait);
                _heldUntil = now + TimeSpan.FromSeconds(seconds);
                throw ApiRefusal.TooManyRequests(seconds);
            }
            _bot?.Record(now);
            chat?.Record(now);
            group?.Record(now);
        }
    }

    private static TimeSpan Longest(params ReadOnlySpan<TimeSpan?> waits)
    {
        var longest = TimeSpan.Zero;
        foreach (var wait in waits)
            longest = wait > longest ? wait.Value : longest;
        return longest;
    }

    private static int WholeSeconds(TimeSpan span) => Math.Max(1, (int)Math.Ceiling(span.TotalSeconds));

    private BurstBucket Bucket(long chatId) =>
        _chats.TryGetValue(chatId, out var bucket)
            ? bucket
            : _chats[chatId] = new BurstBucket(_limits.PerChatPerSecond, Math.Max(1, _limits.ChatBurst));

    private SlidingWindow Group(long chatId) =>
        _groups.TryGetValue(chatId, out var window)
            ? window
            : _groups[chatId] = new SlidingWindow(_limits.PerGroupPerMinute, TimeSpan.FromMinutes(1));
}
