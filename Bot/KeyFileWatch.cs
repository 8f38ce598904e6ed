using Gradcheck.Domain.Secrets;

namespace Gradcheck.Bot;

/// <summary>Takes up new keys that the command line wrote into the key file while this program runs.</summary>
internal sealed partial class KeyFileWatch(Keyring keyring, TimeProvider clock, ILogger<KeyFileWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(Interval, clock);
        while (await NextAsync(ticks, stoppingToken))
        {
            try
            {
                if (keyring.ReloadIfChanged())
                    Log.Changed(logger, keyring.Keys.Current.Id);
            }
            catch (KeyFileException refused)
            {
                Log.Unreadable(logger, refused.Message);
            }
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer ticks, CancellationToken stopping)
    {
        try
        {
            return await ticks.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The key file changed; data key {Key} seals from now on")]
        public static partial void Changed(ILogger logger, int key);

        [LoggerMessage(2, LogLevel.Error, "The key file cannot be read, the keys stay as they are: {Reason}")]
        public static partial void Unreadable(ILogger logger, string reason);
    }
}
