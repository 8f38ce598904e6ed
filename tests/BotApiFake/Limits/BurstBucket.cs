namespace Gradcheck.FakeTelegram;

/// <summary>A sustained rate that lets <paramref name="burst"/> events pass at once after a rest.</summary>
internal sealed class BurstBucket(double perSecond, int burst)
{
    private readonly TimeSpan _interval = TimeSpan.FromSeconds(1 / perSecond);
    private DateTimeOffset _paidUntil;

    public TimeSpan Wait(DateTimeOffset now) =>
        _paidUntil <= now ? TimeSpan.Zero : _paidUntil - now - (_interval * (burst - 1));

    public void Record(DateTimeOffset now) => _paidUntil = (_paidUntil > now ? _paidUntil : now) + _interval;
}
