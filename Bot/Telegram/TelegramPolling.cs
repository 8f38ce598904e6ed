using Gradcheck.Bot.Updates;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace Gradcheck.Bot.Telegram;

/// <summary>
/// Fetches updates by long polling. Asking with the next offset is what acknowledges a batch, so that happens only
/// after every update in it is committed; whatever goes wrong before, the batch comes again.
/// </summary>
internal sealed partial class TelegramPolling(
    ITelegramBotClient client,
    TelegramIntroduction introduction,
    UpdateProcessor updates,
    TimeProvider clock,
    ILogger<TelegramPolling> logger
) : BackgroundService
{
    /// <summary>How long Telegram holds an empty answer back.</summary>
    public static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Polling and a webhook exclude each other. What piled up for the webhook is kept and fetched.
        if (!await introduction.RunAsync(stop => client.DeleteWebhook(dropPendingUpdates: false, stop), stoppingToken))
            return;
        int? offset = null;
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                offset = await PollAsync(offset, stoppingToken);
                failures = 0;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                failures++;
                Report(fault);
                await Task.Delay(TelegramBackoff.After(fault, failures), clock, stoppingToken);
            }
        }
    }

    private async Task<int?> PollAsync(int? offset, CancellationToken stop)
    {
        var request = new RawUpdatesRequest { Offset = offset, Timeout = (int)LongPoll.TotalSeconds };
        var batch = await client.SendRequest(request, stop);
        // The processor keeps the order in which they are handed over.
        await Task.WhenAll(
            batch.Select(TelegramUpdateMapper.Map).OfType<Conversation.IncomingMessage>().Select(Handle)
        );
        // After an empty answer everything is confirmed. Ids start anew at random after a quiet week, possibly
        // below ours, so the old offset must not be asked with for ever.
        return batch.Select(TelegramUpdateMapper.IdOf).LastOrDefault(id => id is not null) + 1;

        Task Handle(Conversation.IncomingMessage message) => updates.HandleAsync(message, stop);
    }

    private void Report(Exception fault)
    {
        if (fault is ApiRequestException { ErrorCode: 409 })
            Log.Conflict(logger, fault.Message);
        else if (fault is RequestException)
            Log.NotReached(logger, fault.GetType().Name, fault.Message);
        else
            Log.NotCommitted(logger, fault);
    }

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Error,
            "同一个 Telegram token 正被别处使用（另一个程序在轮询，或设置了 webhook）。请停掉另一个；本程序会继续重试。{Reason}"
        )]
        public static partial void Conflict(ILogger logger, string reason);

        [LoggerMessage(2, LogLevel.Warning, "getUpdates failed and is tried again ({Kind}: {Reason})")]
        public static partial void NotReached(ILogger logger, string kind, string reason);

        [LoggerMessage(3, LogLevel.Error, "Updates could not be committed; they are not confirmed and come again")]
        public static partial void NotCommitted(ILogger logger, Exception fault);
    }
}
