using Gradcheck.Bot.Conversation;
using Gradcheck.Bot.Delivery;
using Gradcheck.Bot.Updates;
using Gradcheck.Bot.WebChat;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Gradcheck.Bot;

/// <summary>Registers the conversation and everything around it.</summary>
public static class BotServices
{
    /// <summary>Adds the conversation, the update processor and the channels that are configured.</summary>
    public static IServiceCollection AddGradcheckBot(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<DialogueCatalogue>();
        services.AddSingleton<StudentConversation>();
        services.AddSingleton(new ChannelCapabilities("telegram"));
        services.AddSingleton(new ChannelCapabilities(WebChatSession.Channel));
        services.AddSingleton<WebChatHub>();
        services.AddSingleton<IChannelSender, WebChatSender>();
        services.AddSingleton<UpdateProcessor>();
        services.AddHostedService(provider => provider.GetRequiredService<UpdateProcessor>());
        services.AddSingleton(new RetryBackoff(Random.Shared));
        services.AddHostedService<OutboxSender>();
        services.TryAddSingleton(TimeProvider.System);
        return services;
    }
}
