using System.Net;
using System.Net.Sockets;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Gradcheck.FakeTelegram;
using Gradcheck.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Gradcheck.Bot.Tests.Telegram;

/// <summary>The bot as it runs by itself, in front of the fake Bot API, both on loopback.</summary>
public sealed class TelegramHarness : IAsyncDisposable
{
    public const string Secret = "S3cret_for_tests";
    private readonly Dictionary<string, string?> settings;
    private WebApplication app;

    private TelegramHarness(
        BotApiFake fake,
        TestDatabase database,
        FakeTimeProvider clock,
        Dictionary<string, string?> settings
    )
    {
        (Fake, Database, Clock, this.settings) = (fake, database, clock, settings);
        app = Build();
    }

    public BotApiFake Fake { get; }
    public TestDatabase Database { get; }

    /// <summary>The bot's clock; the fake Telegram lives in real time.</summary>
    public FakeTimeProvider Clock { get; }
    public IServiceProvider Services => app.Services;
    public string WebhookUrl => settings["Gradcheck:Telegram:WebhookUrl"]!;

    public static async Task<TelegramHarness> StartAsync(string mode = "Polling", DatabaseProvider provider = default)
    {
        var fake = await BotApiFake.StartAsync();
        var database = await TestDatabase.CreateAsync(provider);
        var address = $"http://127.0.0.1:{FreePort()}";
        var bot = new TelegramHarness(
            fake,
            database,
            new FakeTimeProvider(new DateTimeOffset(2008, 12, 3, 9, 0, 0, TimeSpan.FromHours(8))),
            new Dictionary<string, string?>
            {
                ["Urls"] = address,
                ["Gradcheck:Database:Provider"] = database.Options.Provider.ToString(),
                ["Gradcheck:Database:ConnectionString"] = database.Options.ConnectionString,
                ["Gradcheck:Telegram:Token"] = fake.Token,
                ["Gradcheck:Telegram:BaseUrl"] = fake.BaseUrl,
                ["Gradcheck:Telegram:Mode"] = mode,
                ["Gradcheck:Telegram:WebhookUrl"] = $"{address}/telegram/webhook",
                ["Gradcheck:Telegram:WebhookSecret"] = Secret,
            }
        );
        await bot.app.StartAsync();
        await TestCohort.AddAsync(bot.app.Services.GetRequiredService<Writer>());
        return bot;
    }

    /// <summary>A user who has agreed and bound to 李婷.</summary>
    public async Task<FakeUser> BoundUserAsync(long chatId = 1001)
    {
        var user = Fake.User(chatId);
        user.Sends($"/start {TestCohort.Code}");
        await user.SeesAsync(entry => entry.Buttons.Any(button => button.Text == "同意"));
        user.Presses("同意");
        await user.SeesAsync(entry => entry.Text.Contains("绑定成功"));
        return user;
    }

    /// <summary>Waits until everything that was to be sent by now has been sent and written down.</summary>
    public async Task AllSentAsync()
    {
        await using var db = OpenDatabase();
        var now = Clock.GetUtcNow();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (
            await db.Deliveries.AnyAsync(
                d => d.State == DeliveryState.Sending || (d.State == DeliveryState.Pending && d.NotBefore <= now),
                patience.Token
            )
        ) { }
    }

    public Task StopAsync() => app.StopAsync();

    /// <summary>Starts the bot anew on the same database.</summary>
    public async Task StartAgainAsync()
    {
        await app.DisposeAsync();
        app = Build();
        await app.StartAsync();
    }

    public GradcheckDb OpenDatabase() => Database.Factory.CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await Fake.DisposeAsync();
        await Database.DisposeAsync();
    }

    private WebApplication Build() =>
        BotProgram.Build(
            [],
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Configuration.AddInMemoryCollection(settings);
                builder.WebHost.UseUrls(settings["Urls"]!);
                builder.Services.AddSingleton<TimeProvider>(Clock);
                builder.Services.AddSingleton(TestKeyring.Instance);
            }
        );

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
