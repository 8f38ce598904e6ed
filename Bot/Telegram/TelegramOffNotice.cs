namespace Gradcheck.Bot.Telegram;

/// <summary>Says once that there is no token; everything else works without Telegram.</summary>
internal sealed partial class TelegramOffNotice(ILogger<TelegramOffNotice> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Log.Off(logger);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Information,
            "没有设置 Gradcheck:Telegram:Token，Telegram 通道关闭；网页聊天照常可用。"
        )]
        public static partial void Off(ILogger logger);
    }
}
