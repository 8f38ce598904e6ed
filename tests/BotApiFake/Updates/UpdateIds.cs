namespace Gradcheck.FakeTelegram;

/// <summary>Update ids grow by one, and start anew at a random place after a week without updates.</summary>
internal sealed class UpdateIds(TimeProvider time, Random random)
{
    private int _last;
    private DateTimeOffset _lastAt;

    public int Next()
    {
        var now = time.GetUtcNow();
        _last = _last == 0 || now - _lastAt >= TimeSpan.FromDays(7) ? random.Next(100_000_000, 900_000_000) : _last + 1;
        _lastAt = now;
        return _last;
    }
}
