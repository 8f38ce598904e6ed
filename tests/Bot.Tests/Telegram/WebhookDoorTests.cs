using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Gradcheck.Bot.Tests.Telegram;

/// <summary>The one address of the bot that the whole internet may post to.</summary>
public sealed class WebhookDoorTests
{
    [Theory]
    [InlineData("wrong")]
    [InlineData("")]
    [InlineData("S3cret_for_test")]
    [InlineData("s3cret_for_tests")]
    public async Task A_megabyte_with_a_wrong_secret_is_refused_before_any_of_it_is_read(string secret)
    {
        await using var bot = await TelegramHarness.StartAsync("Webhook");
        var address = new Uri(bot.WebhookUrl);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port, patience.Token);
        await using var stream = socket.GetStream();

        // The head announces a body that is never sent: whoever waited for it would not answer.
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST {address.AbsolutePath} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\n"
                    + $"Content-Length: 1000000\r\nX-Telegram-Bot-Api-Secret-Token: {secret}\r\n\r\n"
            ),
            patience.Token
        );
        var answer = new byte[1024];
        var read = await stream.ReadAsync(answer, patience.Token);

        Assert.StartsWith("HTTP/1.1 401 ", Encoding.ASCII.GetString(answer, 0, read));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    public void Without_a_secret_in_the_settings_the_program_does_not_start(string? secret)
    {
        var problem = Assert.Throws<InvalidSettingsException>(() =>
            BotProgram.Build(
                [],
                builder =>
                    builder.Configuration.AddInMemoryCollection(
                        new Dictionary<string, string?>
                        {
                            ["Gradcheck:Telegram:Token"] = "123456789:AAH-x7Kp2mQ9vR4tY8wZ3bN6cD1fG5hJ0kL",
                            ["Gradcheck:Telegram:Mode"] = "Webhook",
                            ["Gradcheck:Telegram:WebhookUrl"] = "https://bot.school.cn/telegram/webhook",
                            ["Gradcheck:Telegram:WebhookSecret"] = secret,
                        }
                    )
            )
        );

        Assert.Contains("WebhookSecret", problem.Message);
    }

    [Fact]
    public async Task Telegram_is_never_turned_away_however_much_it_brings_from_one_address()
    {
        await using var bot = await TelegramHarness.StartAsync("Webhook");
        using var telegram = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 32 });
        const int Updates = 4_000;
        const int Chats = 200;

        // More than an address may ask of anything else, from many chats, while the clock stands still.
        await Parallel.ForEachAsync(
            Enumerable.Range(1, Updates),
            new ParallelOptions { MaxDegreeOfParallelism = 32 },
            async (update, cancel) =>
            {
                var chat = (update % Chats) + 5_000;
                var body =
                    $$$"""{"update_id":{{{update + 1_000_000}}},"message":{"message_id":{{{update}}},"date":1228266000,"chat":{"id":{{{chat}}},"type":"private"},"from":{"id":{{{chat}}},"is_bot":false,"first_name":"x"},"text":"/help"}}""";
                using var request = new HttpRequestMessage(HttpMethod.Post, bot.WebhookUrl)
                {
                    Content = new StringContent(body, Encoding.UTF8, "application/json"),
                };
                request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", TelegramHarness.Secret);
                using var answer = await telegram.SendAsync(request, cancel);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }
        );

        await using var db = bot.OpenDatabase();
        Assert.Equal(Updates, await db.ProcessedUpdates.CountAsync(u => u.Error == null));
    }

    [Theory]
    [InlineData("GET", "/chat", 200)]
    [InlineData("GET", "/nothing", 404)]
    [InlineData("GET", "/chat/events", 401)]
    [InlineData("TRACE", "/chat", 405)]
    [InlineData("POST", "/telegram/webhook", 401)]
    [InlineData("POST", "/chat/messages", 400)]
    [InlineData("GET", "/health/live", 200)]
    public async Task The_bot_alone_tells_the_browser_the_same_as_the_whole_program(
        string method,
        string path,
        int status
    )
    {
        await using var bot = await TelegramHarness.StartAsync("Webhook");
        using var http = new HttpClient { BaseAddress = new Uri(bot.WebhookUrl) };

        using var answer = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal((HttpStatusCode)status, answer.StatusCode);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Contains("frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.False(answer.Headers.Contains("Server"));
        if (status >= 400)
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }
}
