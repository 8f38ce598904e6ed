namespace Gradcheck.FakeTelegram;

/// <summary>When a refused update is posted again: at once, then after 1, 2, 4 … s, up to somewhere in 60–120 s.</summary>
internal static class WebhookBackoff
{
    private const int LongestRetryAfter = 3600;

    public static TimeSpan Delay(int failures, TimeSpan? retryAfter, Random random)
    {
        if (retryAfter is { } asked && asked > TimeSpan.Zero)
            return TimeSpan.FromSeconds(Math.Min(asked.TotalSeconds, LongestRetryAfter));
        if (failures <= 1)
            return TimeSpan.Zero;
        var seconds = Math.Pow(2, Math.Min(failures - 2, 20));
        return TimeSpan.FromSeconds(Math.Min(seconds, 60 + (60 * random.NextDouble())));
    }
}
