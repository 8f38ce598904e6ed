using System.Threading.Channels;
using Gradcheck.Domain;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.AdminApi.Authentication;

/// <summary>
/// Keeps when each key was last used, at most once a minute and beside the requests: a call that only reads
/// neither waits for a writer nor fails because the time cannot be stored. The first use of a day is a sign-in and
/// stands in the audit log.
/// </summary>
internal sealed partial class KeyUsage(
    GradcheckDbFactory databases,
    Writer writer,
    TimeProvider clock,
    ILogger<KeyUsage> logger
) : BackgroundService
{
    /// <summary>The audit entry of a key's first use of a day (Asia/Shanghai): its sign-in.</summary>
    public const string FirstUse = "key-used";

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
            try
            {
                await StoreAsync(keyId, stoppingToken);
            }
            catch (Exception exception) when (StorageFaults.IsOutOfOrder(exception))
            {
                Log.NotStored(logger, exception, keyId);
            }
        }
    }

    private async Task StoreAsync(string keyId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var before = now - Precision;
        await using var db = databases.CreateDbContext();
        var last = await db.ApiKeys.Where(k => k.Id == keyId).Select(k => k.LastUsedAt).SingleOrDefaultAsync(cancel);
        if (last > before)
            return;
        if (last >= CampusTime.StartOfDay(now))
        {
            await db
                .ApiKeys.Where(k => k.Id == keyId)
                .ExecuteUpdateAsync(k => k.SetProperty(key => key.LastUsedAt, now), cancel);
            return;
        }

        await writer.WriteAsync<bool>(
            $"key:{keyId}",
            async scope =>
            {
                if (await scope.Db.ApiKeys.SingleOrDefaultAsync(k => k.Id == keyId, cancel) is not { } key)
                    return false;
                // Another process may have been asked with the same key at the same time.
                if (key.LastUsedAt is null || key.LastUsedAt < CampusTime.StartOfDay(scope.Now))
                    scope.Audit(FirstUse, details: new { key = keyId });
                key.LastUsedAt = scope.Now;
                return true;
            },
            cancel
        );
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The last use of key {KeyId} could not be stored")]
        public static partial void NotStored(ILogger logger, Exception exception, string keyId);
    }
}
