using System.Threading.Channels;
using Gradcheck.Domain;
using Gradcheck.Domain.Keys;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.AdminApi.Authentication;

/// <summary>
/// Writes refused sign-ins with the id of an existing key into the audit log, at most once per key and minute and
/// beside the requests: neither made-up ids nor a flood of wrong secrets fill the disk or hold a writer up.
/// </summary>
internal sealed partial class RefusedKeys(
    GradcheckDbFactory databases,
    Writer writer,
    TimeProvider clock,
    ILogger<RefusedKeys> logger
) : BackgroundService
{
    /// <summary>The entry of a refused sign-in.</summary>
    public const string Action = "key-refused";

    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, DateTimeOffset> written = [];
    private readonly Channel<(string Id, string SecretHash)> refused = Channel.CreateBounded<(string, string)>(
        new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true }
    );

    /// <summary>A key of the right shape was refused.</summary>
    public void Note(ApiKeyText key) => refused.Writer.TryWrite((key.Id, key.SecretHash));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (id, secretHash) in refused.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await WriteAsync(id, secretHash, stoppingToken);
            }
            catch (Exception exception) when (StorageFaults.IsOutOfOrder(exception))
            {
                Log.NotWritten(logger, exception, id);
            }
        }
    }

    private async Task WriteAsync(string id, string secretHash, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (written.TryGetValue(id, out var last) && now - last < Quiet)
            return;
        await using var db = databases.CreateDbContext();
        var stored = await db.ApiKeys.Where(k => k.Id == id).Select(k => k.SecretHash).SingleOrDefaultAsync(cancel);
        if (stored is null)
            return;
        written[id] = now;
        // The right secret of a key that was refused: it is revoked or has expired.
        var why = stored == secretHash ? "no-longer-valid" : "wrong-secret";
        await writer.WriteAsync(
            "system",
            scope => Task.FromResult<Result<long>>(scope.Audit(Action, details: new { key = id, why }).Id),
            cancel
        );
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A refused use of key {KeyId} could not be written down")]
        public static partial void NotWritten(ILogger logger, Exception exception, string keyId);
    }
}
