namespace Gradcheck.FakeTelegram;

/// <summary>How a <see cref="BotApiFake"/> behaves; everything has a default fit for a test.</summary>
public sealed record BotApiFakeOptions
{
    /// <summary>The only token the fake accepts: digits, a colon, at least 30 further characters.</summary>
    public string Token { get; init; } = "123456789:ThisTokenIsMadeUpForTests_OnlyFake0";

    public string BotUserName { get; init; } = "gradcheck_test_bot";

    /// <summary>The clock behind message dates, long polls, windows, expiry and back-off.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// Telegram seconds that pass in one second of <see cref="Time"/>: at 100 a back-off of 64 s takes 0.64 s.
    /// The bot under test should run on <see cref="BotApiFake.Time"/> then, so that both agree what a second is.
    /// </summary>
    public double TimeScale { get; init; } = 1;

    /// <summary>When 429 is answered. The default lets a quick dialogue pass; use <see cref="RateLimits.Telegram"/> to be strict.</summary>
    public RateLimits Limits { get; init; } = RateLimits.Generous;

    /// <summary>Seed of every random choice: fault draws, shuffles, update ids, back-off jitter.</summary>
    public int Seed { get; init; } = 2008_71;

    /// <summary>TCP port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Refuse webhook addresses that are not https, as Telegram does. Off, because tests listen on plain loopback.</summary>
    public bool RequireHttpsWebhook { get; init; }
}
