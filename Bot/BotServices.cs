using Gradcheck.Bot.Conversation;
using Gradcheck.Bot.Delivery;
using Gradcheck.Bot.Doors;
using Gradcheck.Bot.Telegram;
using Gradcheck.Bot.Updates;
using Gradcheck.Bot.WebChat;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Gradcheck.Bot;

/// <summary>Registers the conversation and everything around it.</summary>
public static class BotServices
{
    /// <summary>Adds the conversation, the update processor and the channels that are configured.</summary>
    /// <exception cref="InvalidSettingsException">The settings are wrong.</exception>
    public static IServiceCollection AddGradcheckBot(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<DialogueCatalogue>();
        services.AddSingleton<StudentConversation>();
        services.AddSingleton(new ChannelCapabilities(WebChatSession.Channel));
        services.AddSingleton<WebChatHub>();
        services.AddSingleton<IChannelSender, WebChatSender>();
        services.TryAddSingleton(new RequestLimits());
        services.AddSingleton<FloodGuard>();
        services.AddSingleton<UpdateProcessor>();
        services.AddHostedService(provider => provider.GetRequiredService<UpdateProcessor>());
        services.AddSingleton(new RetryBackoff(Random.Shared));
        services.AddHostedService<OutboxSender>();
        services.AddTelegram(configuration);
        services.TryAddSingleton(TimeProvider.System);
        return services;
    }

    /// <summary>Maps what the channels are reached at: the web chat, and Telegram's webhook when it is used.</summary>
    public static void MapGradcheckBot(this IEndpointRouteBuilder routes)
    {
        routes.MapWebChat();
        routes.MapTelegram();
    }
}
