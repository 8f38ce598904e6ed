namespace Gradcheck.FakeTelegram;

/// <summary>Everything this Telegram knows. The methods change it one at a time, under <see cref="Gate"/>.</summary>
internal sealed class TelegramState : IDisposable
{
    public TelegramState(BotApiFakeOptions options)
    {
        Time = options.TimeScale == 1 ? options.Time : new ScaledTimeProvider(options.Time, options.TimeScale);
        Options = options;
        Random = new LockedRandom(options.Seed);
        Bot = new BotIdentity(options.Token, options.BotUserName);
        Flood = new FloodControl(Time) { Limits = options.Limits };
        Faults = new FaultPlan(Random);
        Updates = new UpdateQueue(Time, Random);
        Webhook = new WebhookDesk(Updates, Time, Random);
        Polling = new PollingDesk(Updates, Time, () => Webhook.Settings is not null);
        Callbacks = new CallbackBook(Time);
    }

    public Lock Gate { get; } = new();

    public BotApiFakeOptions Options { get; }

    public TimeProvider Time { get; }

    public Random Random { get; }

    public BotIdentity Bot { get; }

    public ChatBook Chats { get; } = new();

    public CallbackBook Callbacks { get; }

    public FloodControl Flood { get; }

    public FaultPlan Faults { get; }

    public UpdateQueue Updates { get; }

    public PollingDesk Polling { get; }

    public WebhookDesk Webhook { get; }

    public BotMenu Menu { get; } = new();

    public SignalledLog<JournalEntry> Journal { get; } = new();

    public SignalledLog<ApiCall> Calls { get; } = new();

    /// <summary>How often pending updates were thrown away on request: a bot that keeps its promises never asks.</summary>
    public int PendingUpdatesDropped { get; set; }

    public void Dispose() => Webhook.Dispose();
}
