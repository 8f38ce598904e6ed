namespace Gradcheck.FakeTelegram;

/// <summary>
/// Delivers updates to one webhook until each is acknowledged. Updates of one chat go one after the other, several chats
/// in parallel up to max_connections; a chat whose update is refused waits, the others go on.
/// </summary>
internal sealed class WebhookSession(
    WebhookSettings settings,
    WebhookPost post,
    UpdateQueue updates,
    SignalledLog<WebhookAttempt> attempts,
    TimeProvider time,
    Random random
) : IDisposable
{
    private sealed class Lane
    {
        public Queue<PendingUpdate> Waiting { get; } = [];

        public int Failures { get; set; }

        public DateTimeOffset Due { get; set; }

        public ITimer? Timer { get; set; }
    }

    private readonly Lock _gate = new();
    private readonly Dictionary<long, Lane> _lanes = [];
    private readonly Queue<Lane> _ready = [];

    // an update that appears while the webhook is being set is announced twice
    private readonly HashSet<PendingUpdate> _known = new(ReferenceEqualityComparer.Instance);
    private readonly CancellationTokenSource _stopped = new();
    private int _inFlight;

    public WebhookSettings Settings => settings;

    public void Add(PendingUpdate update)
    {
        lock (_gate)
        {
            if (!_known.Add(update))
                return;
            if (!_lanes.TryGetValue(update.Lane, out var lane))
                _lanes[update.Lane] = lane = new Lane();
            lane.Waiting.Enqueue(update);
            if (lane.Waiting.Count == 1)
                _ready.Enqueue(lane);
        }
        StartReady();
    }

    public void Dispose()
    {
        _stopped.Cancel();
        lock (_gate)
        {
            _ready.Clear();
            foreach (var lane in _lanes.Values)
                lane.Timer?.Dispose();
        }
        post.Dispose();
    }

    private void StartReady()
    {
        while (true)
        {
            Lane? lane;
            lock (_gate)
            {
                if (_stopped.IsCancellationRequested || _inFlight >= settings.MaxConnections)
                    return;
                if (!_ready.TryDequeue(out lane))
                    return;
                _inFlight++;
            }
            _ = Task.Run(() => DeliverAsync(lane));
        }
    }

    private async Task DeliverAsync(Lane lane)
    {
        PendingUpdate update;
        lock (_gate)
            update = lane.Waiting.Peek();
        if (updates.IsExpired(update))
        {
            Next(lane);
            StartReady();
            return;
        }
        var at = time.GetUtcNow();
        var started = time.GetTimestamp();
        WebhookPost.Outcome outcome;
        try
        {
            outcome = await post.SendAsync(update.Json, _stopped.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
        {
            return; // the webhook was replaced; what is unconfirmed stays in the queue
        }
        var elapsed = time.GetElapsedTime(started);
        var number = lane.Failures + 1;
        TimeSpan? retryIn = null;
        if (outcome.Acknowledged)
        {
            updates.Confirm(update);
            Next(lane);
        }
        else
        {
            retryIn = Retry(lane, outcome.RetryAfter);
        }
        // logged when the next step is already arranged: a test that sees the attempt may move the clock at once
        attempts.Append(_ => new WebhookAttempt(
            update.Id,
            update.Lane,
            number,
            update.At,
            at,
            elapsed,
            outcome.Status,
            outcome.Acknowledged ? null : outcome.Error,
            retryIn
        ));
        StartReady();
    }

    private void Next(Lane lane)
    {
        lock (_gate)
        {
            _inFlight--;
            lane.Failures = 0;
            var done = lane.Waiting.Dequeue();
            _known.Remove(done);
            if (lane.Waiting.Count > 0)
                _ready.Enqueue(lane);
            else
                _lanes.Remove(done.Lane);
        }
    }

    private TimeSpan Retry(Lane lane, TimeSpan? retryAfter)
    {
        lock (_gate)
        {
            _inFlight--;
            var delay = WebhookBackoff.Delay(++lane.Failures, retryAfter, random);
            if (delay <= TimeSpan.Zero)
            {
                _ready.Enqueue(lane);
                return delay;
            }
            lane.Due = time.GetUtcNow() + delay;
            lane.Timer?.Dispose();
            lane.Timer = time.CreateTimer(_ => Resume(lane), null, delay, Timeout.InfiniteTimeSpan);
            return delay;
        }
    }

    private void Resume(Lane lane)
    {
        lock (_gate)
        {
            if (_stopped.IsCancellationRequested)
                return;
            // a timer counts in coarse ticks and may fire a little early; a retry is never early
            if (lane.Due - time.GetUtcNow() is var rest && rest > TimeSpan.Zero)
            {
                lane.Timer?.Change(rest, Timeout.InfiniteTimeSpan);
                return;
            }
            _ready.Enqueue(lane);
        }
        StartReady();
    }
}
