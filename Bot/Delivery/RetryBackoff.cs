namespace Gradcheck.Bot.Delivery;

/// <summary>
/// How long to wait before a message is tried again: twice as long every time up to a quarter of an hour, a
/// little different for each, so that what failed together does not come back together.
/// </summary>
/// <param name="random">Where the difference comes from.</param>
public sealed class RetryBackoff(Random random)
{
    /// <summary>After so many tries (about a day) a message has failed.</summary>
    public const int MaxAttempts = 100;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>The wait after the given number of tries without success, 1 or more.</summary>
    public TimeSpan After(int attempts)
    {
        var doubled = First * Math.Pow(2, Math.Min(attempts - 1, 20));
        var wait = doubled < Longest ? doubled : Longest;
        return wait * (0.75 + (random.NextDouble() * 0.5));
    }
}
