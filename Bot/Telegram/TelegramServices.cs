using Gradcheck.Bot.Conversation;
using Gradcheck.Bot.Delivery;

namespace Gradcheck.Bot.Telegram;

/// <summary>Registers the Telegram channel when a token is set.</summary>
internal static class TelegramServices
{
    /// <exception cref="InvalidSettingsException">The settings are wrong.</exception>
    public static IServiceCollection AddTelegram(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new ChannelCapabilities(TelegramUpdateMapper.Channel));
        services.AddSingleton<TelegramIdentity>();
        var (options, problems) = TelegramSettings.Read(configuration);
        if (problems.Count > 0)
            throw new InvalidSettingsException(problems);
        services.AddSingleton(options);
        if (!options.IsOn)
        {
            services.AddHostedService<TelegramOffNotice>();
            return services;
        }

        services.AddSingleton(_ => TelegramConnection.Open(options));
        services.AddSingleton<TelegramIntroduction>();
        services.AddSingleton<IChannelSender, TelegramSender>();
        if (options.Mode == TelegramMode.Webhook)
        {
            services.AddSingleton<TelegramWebhookEndpoint>();
            services.AddHostedService<TelegramWebhookRegistration>();
        }
        else
        {
            services.AddHostedService<TelegramPolling>();
        }

        return services;
    }

    /// <summary>Maps the webhook when that is how updates arrive.</summary>
    public static void MapTelegram(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetService<TelegramWebhookEndpoint>() is { } webhook)
        {
            // All of Telegram comes from a few addresses: its updates are limited by chat, and never turned away.
            routes
                .MapPost(TelegramWebhookEndpoint.Path, webhook.HandleAsync)
                .AllowAnonymous()
                .DisableRateLimiting()
                .ExcludeFromDescription();
        }
    }
}
