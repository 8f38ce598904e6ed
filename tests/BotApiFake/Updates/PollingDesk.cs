namespace Gradcheck.FakeTelegram;

/// <summary>
/// getUpdates: one long poll at a time. As in the open server, a second call ends the first with 409 and takes its place,
/// so two pollers disturb each other for as long as both run.
/// </summary>
internal sealed class PollingDesk
{
    private const int MaxTimeoutSeconds = 50;

    private enum Wake
    {
        Update,
        Timeout,
        OtherPoller,
        WebhookSet,
        Gone,
    }

    private readonly Lock _gate = new();
    private readonly UpdateQueue _updates;
    private readonly TimeProvider _time;
    private readonly Func<bool> _webhookIsSet;
    private TaskCompletionSource<Wake>? _waiting;

    public PollingDesk(UpdateQueue updates, TimeProvider time, Func<bool> webhookIsSet)
    {
        _webhookIsSet = webhookIsSet;
        _updates = updates;
        _time = time;
        updates.Added += _ => End(Wake.Update);
    }

    /// <summary>The offset of every long poll that found nothing and began to wait.</summary>
    public SignalledLog<int> Waits { get; } = new();

    public void EndForWebhook() => End(Wake.WebhookSet);

    public async Task<ApiAnswer> AnswerAsync(RequestFields fields, CancellationToken gone)
    {
        var offset = (int)(fields.Integer("offset") ?? 0);
        var limit = (int)Math.Clamp(fields.Integer("limit") ?? 100, 1, 100);
        var timeout = TimeSpan.FromSeconds(Math.Clamp(fields.Integer("timeout") ?? 0, 0, MaxTimeoutSeconds));
        _updates.Allowed.Update(fields);

        var deadline = _time.GetUtcNow() + timeout;
        while (true)
        {
            var wait = new TaskCompletionSource<Wake>(TaskCreationOptions.RunContinuationsAsynchronously);
            // waiting is announced before looking, so that an update arriving in between is not slept through
            Replace(wait);
            if (_webhookIsSet())
            {
                Leave(wait);
                throw ApiRefusal.Conflict(
                    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
                );
            }
            var batch = _updates.Take(offset, limit);
            var left = deadline - _time.GetUtcNow();
            if (batch.Count > 0 || left <= TimeSpan.Zero)
            {
                Leave(wait);
                return Answer(batch);
            }
            await using var timer = _time.CreateTimer(
                _ => wait.TrySetResult(Wake.Timeout),
                null,
                left,
                Timeout.InfiniteTimeSpan
            );
            await using var cut = gone.Register(() => wait.TrySetResult(Wake.Gone));
            Waits.Append(_ => offset);
            var wake = await wait.Task;
            Leave(wait);
            switch (wake)
            {
                case Wake.OtherPoller:
                    throw ApiRefusal.Conflict(
                        "terminated by other getUpdates request; make sure that only one bot instance is running"
                    );
                case Wake.WebhookSet:
                    throw ApiRefusal.Conflict("terminated by setWebhook request");
                case Wake.Timeout or Wake.Gone:
                    return Answer([]);
            }
        }
    }

    private static ApiAnswer Answer(IReadOnlyList<PendingUpdate> batch) =>
        ApiAnswer.Result(json =>
        {
            json.WriteStartArray();
            foreach (var update in batch)
                json.WriteRawValue(update.Json, skipInputValidation: true);
            json.WriteEndArray();
        });

    private void Replace(TaskCompletionSource<Wake> wait)
    {
        lock (_gate)
        {
            _waiting?.TrySetResult(Wake.OtherPoller);
            _waiting = wait;
        }
    }

    private void End(Wake wake)
    {
        lock (_gate)
            _waiting?.TrySetResult(wake);
    }

    private void Leave(TaskCompletionSource<Wake> wait)
    {
        lock (_gate)
            if (_waiting == wait)
                _waiting = null;
    }
}
