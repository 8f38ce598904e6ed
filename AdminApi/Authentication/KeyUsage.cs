using System.Threading.Channels;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.AdminApi.Authentication;

/// <summary>
/// Keeps when each key was last used, at most once a minute and beside the requests: a call that only reads
/// neither waits for a writer nor fails because the time cannot be stored.
/// </summary>
internal sealed partial class KeyUsage(GradcheckDbFactory databases, TimeProvider clock, ILogger<KeyUsage> logger)
    : BackgroundService
{
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);

    private readonly Channel<string> used = Channel.CreateBounded<string>(
        new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true }
    );

    /// <summary>A key was used; <paramref name="lastUsedAt"/> is what the database knows.</summary>
    public void Note(string keyId, DateTimeOffset? lastUsedAt)
    {
        if (lastUsedAt is null || clock.GetUtcNow() - lastUsedAt >= Precision)
            used.Writer.TryWrite(keyId);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var keyId in used.Reader.ReadAllAsync(stoppingToken))
        {
            var now = clock.GetUtcNow();
            var before = now - Precision;
            try
            {
                await using var db = databases.CreateDbContext();
                await db
                    .ApiKeys.Where(k => k.Id == keyId && (k.LastUsedAt == null || k.LastUsedAt <= before))
                    .ExecuteUpdateAsync(k => k.SetProperty(key => key.LastUsedAt, now), stoppingToken);
            }
            catch (Exception exception) when (StorageFaults.IsOutOfOrder(exception))
            {
                Log.NotStored(logger, exception, keyId);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The last use of key {KeyId} could not be stored")]
        public static partial void NotStored(ILogger logger, Exception exception, string keyId);
    }
}
