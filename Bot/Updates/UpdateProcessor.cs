using System.Threading.Channels;
using Gradcheck.Bot.Conversation;
using Gradcheck.Domain;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Bot.Updates;

/// <summary>
/// Handles updates one after the other in the order they came, so the order of every chat is kept, and commits
/// as many as are waiting at once: each behind its own savepoint, all behind one flush to disk. A caller hears
/// back only after the commit, and only then acknowledges.
/// </summary>
public sealed partial class UpdateProcessor(
    GradcheckDbFactory databases,
    StudentConversation conversation,
    FloodGuard flood,
    OutboxSignal outbox,
    TimeProvider clock,
    ILogger<UpdateProcessor> logger
) : BackgroundService
{
    private const int MaxBatch = 64;
    private const string Flooded = "Flooded";

    private readonly Channel<Work> queue = Channel.CreateBounded<Work>(
        new BoundedChannelOptions(4096) { SingleReader = true }
    );

    /// <summary>
    /// Handles an update and returns after its effect is durable; an update handled before has no second effect.
    /// </summary>
    /// <exception cref="System.Data.Common.DbException">The database is out of order: do not acknowledge.</exception>
    public async Task HandleAsync(IncomingMessage incoming, CancellationToken cancel = default)
    {
        var work = new Work(incoming);
        await queue.Writer.WriteAsync(work, cancel);
        await work.Done.Task.WaitAsync(cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Work>(MaxBatch);
        try
        {
            while (await queue.Reader.WaitToReadAsync(stoppingToken))
            {
                while (batch.Count < MaxBatch && queue.Reader.TryRead(out var work))
                    batch.Add(work);
                await CommitBatchAsync(batch);
                batch.Clear();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What still waits was not acknowledged and comes again.
        }
        finally
        {
            queue.Writer.TryComplete();
            while (queue.Reader.TryRead(out var work))
                work.Done.TrySetCanceled(CancellationToken.None);
        }
    }

    private async Task CommitBatchAsync(List<Work> batch)
    {
        try
        {
            await using var transaction = await WriteTransaction.BeginAsync(databases);
            foreach (var work in batch)
                await HandleOneAsync(transaction, work.Incoming);
            await transaction.CommitAsync();
            if (transaction.HasDeliveries)
                outbox.Notify();
            foreach (var work in batch)
                work.Done.TrySetResult();
        }
        catch (Exception exception)
        {
            // Nothing of the batch was committed, so nothing is acknowledged: every update comes again.
            Log.BatchFailed(logger, exception, batch.Count);
            foreach (var work in batch)
                work.Done.TrySetException(exception);
        }
    }

    private async Task HandleOneAsync(WriteTransaction transaction, IncomingMessage incoming)
    {
        // Until the conversation has found the chat: the channel's own id of it stays out of the audit log.
        const string BeforeItsChat = "system";
        var now = clock.GetUtcNow();
        try
        {
            await transaction.RunAsync<bool>(
                BeforeItsChat,
                now,
                async scope =>
                {
                    if (await IsRepeatedAsync(scope.Db, incoming))
                        return false;
                    var verdict = flood.Judge(incoming, now);
                    Remember(scope, incoming, verdict == FloodVerdict.Pass ? null : Flooded);
                    if (verdict == FloodVerdict.Pass)
                        await conversation.HandleAsync(scope, incoming);
                    else if (verdict == FloodVerdict.Hint)
                        await conversation.AskToWaitAsync(scope, incoming);
                    return true;
                }
            );
        }
        catch (Exception exception) when (!StorageFaults.IsOutOfOrder(exception))
        {
            // A poison update would come again for ever: remember it with its error and answer politely.
            Log.Poison(logger, exception, incoming.Channel, incoming.UpdateId);
            await transaction.RunAsync<bool>(
                BeforeItsChat,
                now,
                async scope =>
                {
                    Remember(scope, incoming, exception.GetType().Name);
                    await conversation.ApologiseAsync(scope, incoming);
                    return true;
                }
            );
        }
    }

    private static Task<bool> IsRepeatedAsync(GradcheckDb db, IncomingMessage incoming) =>
        db.ProcessedUpdates.AnyAsync(u => u.Channel == incoming.Channel && u.UpdateId == incoming.UpdateId);

    private static void Remember(WriteScope scope, IncomingMessage incoming, string? error) =>
        scope.Db.ProcessedUpdates.Add(
            new ProcessedUpdate
            {
                Channel = incoming.Channel,
                UpdateId = incoming.UpdateId,
                ReceivedAt = scope.Now,
                Error = error,
            }
        );

    private sealed record Work(IncomingMessage Incoming)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A batch of {Count} updates could not be committed; they will come again")]
        public static partial void BatchFailed(ILogger logger, Exception exception, int count);

        [LoggerMessage(2, LogLevel.Error, "Update {Channel}/{UpdateId} could not be handled and was set aside")]
        public static partial void Poison(ILogger logger, Exception exception, string channel, string updateId);
    }
}
