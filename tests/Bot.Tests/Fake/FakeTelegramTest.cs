using Gradcheck.FakeTelegram;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Xunit;

namespace Gradcheck.Bot.Tests.Fake;

/// <summary>A fake Telegram and the real client in front of it.</summary>
public abstract class FakeTelegramTest : IAsyncLifetime
{
    protected const long Chat = 5001;

    private HttpClient? _http;

    protected BotApiFake Fake { get; private set; } = null!;

    protected ITelegramBotClient Bot { get; private set; } = null!;

    protected virtual BotApiFakeOptions Options => new();

    public async ValueTask InitializeAsync()
    {
        Fake = await BotApiFake.StartAsync(Options);
        _http = new HttpClient();
        Bot = new TelegramBotClient(
            new TelegramBotClientOptions(Fake.Token, Fake.BaseUrl) { RetryThreshold = 0 },
            _http
        );
    }

    public async ValueTask DisposeAsync()
    {
        await Fake.DisposeAsync();
        _http?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static async Task<ApiRequestException> Refused(Task call) =>
        await Assert.ThrowsAsync<ApiRequestException>(() => call);
}
