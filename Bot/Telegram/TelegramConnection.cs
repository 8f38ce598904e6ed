using System.Net;
using Telegram.Bot;

namespace Gradcheck.Bot.Telegram;

/// <summary>Makes the client that speaks to the Bot API.</summary>
internal static class TelegramConnection
{
    /// <summary>
    /// The client, waiting nowhere by itself: a 429 comes back at once and the outbox waits. It has an HttpClient
    /// of its own without loggers, because the token stands in every address.
    /// </summary>
    public static ITelegramBotClient Open(TelegramOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(15),
            // Shorter than any server's keep-alive: a send on a connection just closed could not be told from a lost one.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            UseProxy = options.Proxy.Length > 0,
            Proxy = options.Proxy.Length > 0 ? Proxy(new Uri(options.Proxy)) : null,
        };
        var http = new HttpClient(handler) { Timeout = TelegramPolling.LongPoll + TimeSpan.FromSeconds(30) };
        var baseUrl = options.BaseUrl.Length > 0 ? options.BaseUrl : null;
        return new TelegramBotClient(
            new TelegramBotClientOptions(options.Token, baseUrl) { RetryThreshold = 0, RetryCount = 0 },
            http
        );
    }

    private static WebProxy Proxy(Uri address)
    {
        var proxy = new WebProxy(address);
        if (address.UserInfo.Split(':', 2) is [{ Length: > 0 } user, .. var rest])
        {
            proxy.Credentials = new NetworkCredential(
                Uri.UnescapeDataString(user),
                Uri.UnescapeDataString(rest.FirstOrDefault(""))
            );
        }

        return proxy;
    }
}
