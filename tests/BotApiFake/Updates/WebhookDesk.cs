namespace Gradcheck.FakeTelegram;

/// <summary>Holds the present webhook, if one is set, and starts its deliveries.</summary>
internal sealed class WebhookDesk : IDisposable
{
    private readonly Lock _gate = new();
    private readonly UpdateQueue _updates;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private WebhookSession? _session;

    public WebhookDesk(UpdateQueue updates, TimeProvider time, Random random)
    {
        (_updates, _time, _random) = (updates, time, random);
        updates.Added += OnAdded;
    }

    public SignalledLog<WebhookAttempt> Attempts { get; } = new();

    /// <summary>The settings in force; null while no webhook is set.</summary>
    public WebhookSettings? Settings => _session?.Settings;

    public void Set(WebhookSettings settings, bool trustAnyCertificate)
    {
        lock (_gate)
        {
            _session?.Dispose();
            var post = new WebhookPost(settings, _time, trustAnyCertificate);
            _session = new WebhookSession(settings, post, _updates, Attempts, _time, _random);
            foreach (var update in _updates.Snapshot())
                _session.Add(update);
        }
    }

    public bool Delete()
    {
        lock (_gate)
        {
            var was = _session is not null;
            _session?.Dispose();
            _session = null;
            return was;
        }
    }

    public void Dispose() => Delete();

    private void OnAdded(PendingUpdate update)
    {
        lock (_gate)
            _session?.Add(update);
    }
}
