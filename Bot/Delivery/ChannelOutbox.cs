using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;

namespace Gradcheck.Bot.Delivery;

/// <summary>
/// Sends one channel's rows of the outbox: those of one chat one after the other, several chats at once,
/// interactive answers before bulk messages. A row is held while it is sent and written down afterwards; when the
/// process dies in between, the row is sent once more and says so.
/// </summary>
internal sealed partial class ChannelOutbox(
    IChannelSender sender,
    OutboxTable table,
    DeliveryJudge judge,
    TimeProvider clock,
    ILogger logger
)
{
    private const int MaxChatsAtOnce = 16;

    // Rows beyond those being sent are only held to keep the senders busy. Bulk rows are not held ahead at all,
    // so that an answer never waits behind them.
    private const int MaxHeld = 64;

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(5);

    private readonly Channel<bool> wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private readonly SemaphoreSlim chats = new(MaxChatsAtOnce);
    private readonly ConcurrentQueue<DeliveryOutcome> finished = new();
    private readonly List<DeliveryOutcome> unrecorded = [];
    private readonly CancellationTokenSource cutSends = new();
    private readonly List<Task> runs = [];
    private int held;
    private long pausedUntil;
    private CancellationToken stopping;
    private volatile bool expiryCheckDue;

    /// <summary>Sends until <paramref name="stop"/>; then what is in flight gets a few seconds to finish.</summary>
    /// <param name="committed">Yields after every commit to the outbox.</param>
    /// <param name="stop">The process stops.</param>
    public async Task RunAsync(ChannelReader<bool> committed, CancellationToken stop)
    {
        stopping = stop;
        // The tick finds scheduled rows, ends of pauses, and what other processes put into the outbox.
        await using var ticks = clock.CreateTimer(_ => OnTick(), null, Tick, Tick);
        var listening = ListenAsync(committed, stop);
        try
        {
            while (!await TryTurnAsync(table.IsAlone ? TakeOver.All : TakeOver.Expired))
                await wake.Reader.ReadAsync(stop);
            while (true)
            {
                await wake.Reader.ReadAsync(stop);
                var checkExpiry = expiryCheckDue;
                expiryCheckDue = false;
                await TryTurnAsync(checkExpiry && !table.IsAlone ? TakeOver.Expired : TakeOver.None);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await StopAsync();
        }

        await listening;
    }

    private async Task ListenAsync(ChannelReader<bool> committed, CancellationToken stop)
    {
        try
        {
            await foreach (var _ in committed.ReadAllAsync(stop))
                Wake();
        }
        catch (OperationCanceledException)
        {
            // The process stops.
        }
    }

    private void OnTick()
    {
        expiryCheckDue = true;
        Wake();
    }

    private void Wake() => wake.Writer.TryWrite(true);

    /// <summary>Writes down what came of sends and takes the next rows. False when the database is out of order.</summary>
    private async Task<bool> TryTurnAsync(TakeOver takeOver)
    {
        while (finished.TryDequeue(out var outcome))
            unrecorded.Add(outcome);
        var claim = MayClaim(clock.GetUtcNow()) ? NextClaim(takeOver) : null;
        if (unrecorded.Count == 0 && claim is null)
            return true;
        IReadOnlyList<ClaimedDelivery> claimed;
        try
        {
            claimed = await table.TurnAsync(unrecorded, claim);
        }
        catch (Exception exception)
        {
            // What was sent is kept here and written down when the database is back; nothing is sent meanwhile.
            Log.StorageFailed(logger, exception, sender.Channel, unrecorded.Count);
            return false;
        }

        held += claimed.Count - unrecorded.Count;
        unrecorded.Clear();
        runs.RemoveAll(run => run.IsCompleted);
        foreach (var chat in claimed.GroupBy(row => row.ChatId))
        {
            List<ClaimedDelivery> rows = [.. chat.OrderBy(row => row.Id)];
            runs.Add(Task.Run(() => SendChatAsync(rows)));
        }
        return true;
    }

    private OutboxClaim? NextClaim(TakeOver takeOver)
    {
        var room = MaxHeld - (held - unrecorded.Count);
        return room > 0 ? new OutboxClaim(room, room - MaxHeld + MaxChatsAtOnce, Lease, takeOver) : null;
    }

    private async Task SendChatAsync(IReadOnlyList<ClaimedDelivery> rows)
    {
        await chats.WaitAsync();
        try
        {
            var waits = false;
            foreach (var row in rows)
            {
                // What comes after a message that is to be tried again waits for it.
                var outcome = waits || !MaySend(row) ? DeliveryOutcome.Untouched(row) : await SendAsync(row);
                waits |= outcome.State == DeliveryState.Pending;
                finished.Enqueue(outcome);
                Wake();
            }
        }
        finally
        {
            chats.Release();
        }
    }

    private bool MayClaim(DateTimeOffset now) =>
        !stopping.IsCancellationRequested && now.UtcTicks >= Volatile.Read(ref pausedUntil);

    private bool MaySend(ClaimedDelivery row)
    {
        var now = clock.GetUtcNow();
        // A send must be over before the lease is, or another process could send the same row beside it.
        return MayClaim(now) && now + SendTimeout < row.LeaseUntil;
    }

    private async Task<DeliveryOutcome> SendAsync(ClaimedDelivery row)
    {
        var (result, repeatable) = await AskSenderAsync(row);
        var now = clock.GetUtcNow();
        if (result is SendResult.PauseChannel pause)
        {
            Volatile.Write(ref pausedUntil, (now + pause.For).UtcTicks);
            Log.Paused(logger, sender.Channel, pause.For.TotalSeconds);
        }

        var outcome = judge.Judge(row, repeatable, result, now);
        if (outcome.State == DeliveryState.Pending)
            Log.TriedAgain(logger, sender.Channel, row.Id, outcome.Attempts, outcome.Error);
        else if (outcome.State != DeliveryState.Sent)
            Log.NotSent(logger, sender.Channel, row.Id, outcome.State, outcome.Error);
        return outcome;
    }

    private async Task<(SendResult Result, bool Repeatable)> AskSenderAsync(ClaimedDelivery row)
    {
        using var timeout = new CancellationTokenSource(SendTimeout, clock);
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cutSends.Token);
        var repeatable = sender.RecognisesRepeats;
        try
        {
            var message = table.Open(row);
            repeatable |= message.Kind is OutgoingKind.Edit or OutgoingKind.AnswerPress;
            return (await sender.SendAsync(row.Id, row.Recipient, message, cut.Token), repeatable);
        }
        catch (OperationCanceledException)
        {
            return (new SendResult.Unknown("no answer in time"), repeatable);
        }
        catch (Exception exception)
        {
            Log.SenderThrew(logger, exception, sender.Channel, row.Id);
            return (new SendResult.TryAgain(exception.GetType().Name), repeatable);
        }
    }

    private async Task StopAsync()
    {
        // Real seconds: the host waits in those.
        cutSends.CancelAfter(StopGrace);
        await Task.WhenAll(runs);
        await TryTurnAsync(TakeOver.None);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Outbox of {Channel}: the database is out of order, {Count} results wait")]
        public static partial void StorageFailed(ILogger logger, Exception exception, string channel, int count);

        [LoggerMessage(2, LogLevel.Warning, "Outbox of {Channel}: paused for {Seconds} s")]
        public static partial void Paused(ILogger logger, string channel, double seconds);

        [LoggerMessage(3, LogLevel.Information, "Delivery {Channel}/{Id} is tried again ({Attempts}): {Reason}")]
        public static partial void TriedAgain(ILogger logger, string channel, long id, int attempts, string? reason);

        [LoggerMessage(4, LogLevel.Warning, "Delivery {Channel}/{Id} ended as {State}: {Reason}")]
        public static partial void NotSent(
            ILogger logger,
            string channel,
            long id,
            DeliveryState state,
            string? reason
        );

        [LoggerMessage(5, LogLevel.Error, "Delivery {Channel}/{Id}: the sender failed")]
        public static partial void SenderThrew(ILogger logger, Exception exception, string channel, long id);
    }
}
