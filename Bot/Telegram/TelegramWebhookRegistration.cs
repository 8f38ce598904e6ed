using Telegram.Bot;
using Telegram.Bot.Types.Enums;

namespace Gradcheck.Bot.Telegram;

/// <summary>Tells Telegram at the start where to post updates; what is pending is kept.</summary>
internal sealed class TelegramWebhookRegistration(
    ITelegramBotClient client,
    TelegramIntroduction introduction,
    TelegramOptions options
) : BackgroundService
{
    private const int MaxConnections = 40;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        introduction.RunAsync(
            stop =>
                client.SetWebhook(
                    options.WebhookUrl,
                    maxConnections: MaxConnections,
                    allowedUpdates:
                    [
                        UpdateType.Message,
                        UpdateType.EditedMessage,
                        UpdateType.CallbackQuery,
                        UpdateType.MyChatMember,
                    ],
                    dropPendingUpdates: false,
                    secretToken: options.WebhookSecret,
                    cancellationToken: stop
                ),
            stoppingToken
        );
}
