using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Gradcheck.Bot.Tests.Fake;

/// <summary>A webhook on loopback that answers as a test wants and shows what arrived.</summary>
internal sealed class WebhookReceiver(Func<WebhookReceiver.Arrival, HttpContext, Task> answer) : IAsyncDisposable
{
    private readonly Channel<Arrival> _arrivals = Channel.CreateUnbounded<Arrival>();
    private WebApplication? _app;
    private int _number;

    /// <param name="Number">1 for the first request of all.</param>
    public sealed record Arrival(int Number, int UpdateId, string? Secret);

    public string Url { get; private set; } = "";

    public static Task<WebhookReceiver> AnsweringAsync(Func<Arrival, int> status) =>
        StartAsync(
            (arrival, http) =>
            {
                http.Response.StatusCode = status(arrival);
                return Task.CompletedTask;
            }
        );

    public static async Task<WebhookReceiver> StartAsync(Func<Arrival, HttpContext, Task> answer)
    {
        var receiver = new WebhookReceiver(answer);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(receiver.ReceiveAsync);
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        receiver.Url = addresses!.Addresses.Single() + "/telegram";
        receiver._app = app;
        return receiver;
    }

    /// <summary>The next request that arrives.</summary>
    public async Task<Arrival> NextAsync() =>
        await _arrivals.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));

    public async ValueTask DisposeAsync()
    {
        if (_app is null)
            return;
        using var atOnce = new CancellationTokenSource(TimeSpan.FromMilliseconds(1));
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }

    private async Task ReceiveAsync(HttpContext http)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        var secret = http.Request.Headers["X-Telegram-Bot-Api-Secret-Token"];
        var arrival = new Arrival(
            Interlocked.Increment(ref _number),
            body.RootElement.GetProperty("update_id").GetInt32(),
            secret.Count == 0 ? null : secret.ToString()
        );
        _arrivals.Writer.TryWrite(arrival);
        await answer(arrival, http);
    }
}
