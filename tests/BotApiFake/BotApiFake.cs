namespace Gradcheck.FakeTelegram;

/// <summary>
/// A Bot API server on 127.0.0.1, as strict as Telegram, with people in it whom a test can move: see README.md beside this
/// file. Every accepted message stands in <see cref="Journal"/>.
/// </summary>
public sealed class BotApiFake : IAsyncDisposable
{
    /// <summary>How long the waits below wait, in real time, unless told otherwise.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TelegramState _state;
    private readonly LoopbackServer _server;

    private BotApiFake(TelegramState state, LoopbackServer server)
    {
        _state = state;
        _server = server;
    }

    /// <summary>E.g. <c>http://127.0.0.1:40123</c>; give it to the client as its base URL.</summary>
    public string BaseUrl => _server.BaseUrl;

    public string Token => _state.Bot.Token;

    /// <summary>The clock this Telegram lives by, already scaled.</summary>
    public TimeProvider Time => _state.Time;

    /// <summary>Every accepted send, edit, deletion and callback answer, in order.</summary>
    public SignalledLog<JournalEntry> Journal => _state.Journal;

    /// <summary>Every request received, accepted or not.</summary>
    public SignalledLog<ApiCall> Calls => _state.Calls;

    /// <summary>Every POST to the webhook.</summary>
    public SignalledLog<WebhookAttempt> WebhookAttempts => _state.Webhook.Attempts;

    /// <summary>The offset of every long poll that began to wait: the bot is up and has confirmed all below.</summary>
    public SignalledLog<int> LongPolls => _state.Polling.Waits;

    public FaultPlan Faults => _state.Faults;

    /// <summary>May be changed at any time; the windows start anew.</summary>
    public RateLimits Limits
    {
        get => _state.Flood.Limits;
        set => _state.Flood.Limits = value;
    }

    /// <summary>The webhook in force; null while the bot polls.</summary>
    public WebhookSettings? Webhook => _state.Webhook.Settings;

    /// <summary>Updates not yet confirmed by offset or 2xx.</summary>
    public int PendingUpdates => _state.Updates.Count;

    /// <summary>How often the bot asked for drop_pending_updates. Ours never may.</summary>
    public int PendingUpdatesDropped => _state.PendingUpdatesDropped;

    /// <summary>Ids of pressed buttons the bot has not answered.</summary>
    public IReadOnlyList<string> UnansweredCallbacks => _state.Callbacks.Open;

    /// <summary>The commands last set for the default scope, as JSON.</summary>
    public string CommandsJson => _state.Menu.Commands("{\"type\":\"default\"}");

    /// <summary>The menu button last set, as JSON; null if never.</summary>
    public string? MenuButtonJson => _state.Menu.ButtonJson;

    public static async Task<BotApiFake> StartAsync(BotApiFakeOptions? options = null)
    {
        options ??= new BotApiFakeOptions();
        var state = new TelegramState(options);
        var server = await LoopbackServer.StartAsync(options.Port, new ApiFront(state).HandleAsync);
        return new BotApiFake(state, server);
    }

    /// <summary>
    /// The person of a private chat; names count at the first call only. With <paramref name="started"/> false the bot cannot write to them until they write
    /// first, as in life; true stands for someone who started the bot earlier.
    /// </summary>
    public FakeUser User(
        long chatId,
        string firstName = "同学",
        string? lastName = null,
        string? userName = null,
        string languageCode = "zh-hans",
        bool started = false
    )
    {
        lock (_state.Gate)
        {
            var chat = _state.Chats.Find(chatId) ?? _state.Chats.Add(new Chat(chatId));
            chat.Started |= started;
            var profile = new UserProfile(chatId, firstName, lastName, userName, languageCode);
            return chat.Person ??= new FakeUser(_state, chat, profile);
        }
    }

    /// <summary>A group the bot is in; people speak there by <see cref="FakeUser.SendsIn"/>.</summary>
    /// <param name="chatId">Negative, as group ids are.</param>
    public void Group(long chatId, string title = "毕业班")
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(chatId, 0);
        lock (_state.Gate)
            _state.Chats.Add(new Chat(chatId) { GroupTitle = title, Started = true });
    }

    /// <summary>These people blocked the bot long ago; it learns so by the 403 only.</summary>
    public void HaveBlockedSilently(params IEnumerable<long> chatIds)
    {
        foreach (var chatId in chatIds)
            User(chatId).HasBlockedSilently();
    }

    /// <summary>What the user of this chat sees now.</summary>
    public ChatView ChatView(long chatId)
    {
        lock (_state.Gate)
            return FakeTelegram.ChatView.Of(
                _state.Chats.Find(chatId) ?? throw new InvalidOperationException($"nobody has chat {chatId}")
            );
    }

    /// <summary>The first journal entry that matches, past or future. Real time.</summary>
    /// <exception cref="TimeoutException">None came in time.</exception>
    public Task<JournalEntry> WaitForAsync(Func<JournalEntry, bool> matches, TimeSpan? timeout = null) =>
        Journal.WaitForAsync(matches, timeout ?? Patience);

    /// <summary>Sends an update as it is written, of a type no client may know; returns its id.</summary>
    public int SendsRaw(string updateJson) => _state.Updates.PublishRaw(updateJson);

    /// <summary>Delivers an update again so many times, confirmed or not.</summary>
    public void DeliversAgain(int updateId, int times = 1)
    {
        for (var i = 0; i < times; i++)
            _state.Updates.Repeat(updateId);
    }

    /// <summary>
    /// Plays several people's actions mixed at random (seeded): each script keeps its own order. Returns the update ids as
    /// sent.
    /// </summary>
    public IReadOnlyList<int> Shuffles(params IReadOnlyList<Func<int>>[] scripts)
    {
        var waiting = scripts.Where(script => script.Count > 0).Select(script => new Queue<Func<int>>(script)).ToList();
        var ids = new List<int>();
        while (waiting.Count > 0)
        {
            var pick = _state.Random.Next(0, waiting.Count);
            ids.Add(waiting[pick].Dequeue()());
            if (waiting[pick].Count == 0)
                waiting.RemoveAt(pick);
        }
        return ids;
    }

    public async ValueTask DisposeAsync()
    {
        _state.Dispose();
        await _server.DisposeAsync();
    }
}
