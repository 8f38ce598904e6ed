namespace Gradcheck.FakeTelegram;

/// <summary>At most <paramref name="count"/> events in any <paramref name="span"/>.</summary>
internal sealed class SlidingWindow(int count, TimeSpan span)
{
    private readonly DateTimeOffset[] _last = new DateTimeOffset[count];
    private int _next;

    /// <summary>How long until one more event fits; zero or less: now.</summary>
    public TimeSpan Wait(DateTimeOffset now) => _last[_next] == default ? TimeSpan.Zero : _last[_next] + span - now;

    public void Record(DateTimeOffset now)
    {
        _last[_next] = now;
        _next = (_next + 1) % _last.Length;
    }
}
