namespace Gradcheck.FakeTelegram;

/// <summary>A clock that starts with <paramref name="inner"/> and runs <paramref name="factor"/> times as fast.</summary>
public sealed class ScaledTimeProvider(TimeProvider inner, double factor) : TimeProvider
{
    private readonly DateTimeOffset _startUtc = inner.GetUtcNow();
    private readonly long _startStamp = inner.GetTimestamp();

    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _startUtc + (inner.GetElapsedTime(_startStamp) * factor);

    public override long GetTimestamp() => (long)((inner.GetTimestamp() - _startStamp) * factor);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ScaledTimer(inner.CreateTimer(callback, state, Shrink(dueTime), Shrink(period)), this);

    // whole milliseconds, rounded up, and one more because system timers count in ticks: never fire before the time
    private TimeSpan Shrink(TimeSpan span) =>
        span <= TimeSpan.Zero ? span : TimeSpan.FromMilliseconds(Math.Ceiling(span.TotalMilliseconds / factor) + 1);

    private sealed class ScaledTimer(ITimer timer, ScaledTimeProvider clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) =>
            timer.Change(clock.Shrink(dueTime), clock.Shrink(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
