using System.Diagnostics;
using System.Globalization;
using System.Text;
using Gradcheck.AdminApi;
using Gradcheck.AdminApi.Demo;
using Gradcheck.Bot.Doors;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Gradcheck.FakeTelegram;
using Gradcheck.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gradcheck.Benchmarks;

/// <summary>
/// <c>updates</c>: how many Telegram updates a second the whole application handles through its webhook, each with
/// a durable commit before it is acknowledged, while the answers go out to a fake Bot API in the same process.
/// </summary>
internal static class UpdatesBenchmark
{
    private const int Chats = 250;
    private const int Connections = 64;
    private const int WarmUp = 15_000;
    private const int Throughput = 20_000;
    private const int SteadyPerSecond = 200;
    private const int SteadySeconds = 15;
    private const string Secret = "benchmark-secret";

    // What students do most: look, look again, tap the keyboard.
    private static readonly string[] Texts = ["/me", "我的进度", "拍照安排", "着装要求", "帮助", "核对签名"];

    public static async Task RunAsync()
    {
        Console.WriteLine("| run | updates/s | p50 ms | p99 ms | ratio to ours |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        await using var fake = await BotApiFake.StartAsync(new() { Limits = RateLimits.Off });
        await using var database = await TestDatabase.CreateAsync();
        await using var app = GradcheckServer.Build(
            [
                "--environment=Testing",
                "--Urls=http://127.0.0.1:0",
                $"--Gradcheck:Database:ConnectionString={database.Options.ConnectionString}",
                $"--Gradcheck:Telegram:Token={fake.Token}",
                $"--Gradcheck:Telegram:BaseUrl={fake.BaseUrl}",
                "--Gradcheck:Telegram:Mode=Webhook",
                "--Gradcheck:Telegram:WebhookUrl=http://127.0.0.1:9/telegram/webhook",
                $"--Gradcheck:Telegram:WebhookSecret={Secret}",
            ],
            builder =>
            {
                builder.Logging.SetMinimumLevel(LogLevel.Error);
                builder.Services.AddSingleton(TestKeyring.Instance);
                // 250 chats stand for a whole university: each of them would be taken for a flood.
                builder.Services.AddSingleton(RequestLimits.None);
            }
        );
        await app.StartAsync();
        await DemoCohort.LoadAsync(app.Services.GetRequiredService<Writer>(), TimeProvider.System);
        await BindChatsAsync(app, fake);

        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections })
        {
            BaseAddress = new Uri(app.Urls.Single()),
        };
        client.DefaultRequestHeaders.Add("X-Telegram-Bot-Api-Secret-Token", Secret);
        // A server that has been up for a minute: the compiler has seen every path.
        await LoadAsync(client, "/telegram/webhook", WarmUp);
        var ours = await LoadAsync(client, "/telegram/webhook", Throughput);
        var sent = await SentAsync(database);
        Print("ours: webhook → commit → 200, answers sent beside it", ours, ours);
        Print($"ours at {SteadyPerSecond}/s (open loop)", await SteadyAsync(client), ours);
        await PeersAsync(database, ours);
        Console.WriteLine($"\nDeliveries sent while the throughput run was still going: {sent}.");
        await DrainAsync(database);
    }

    private static async Task BindChatsAsync(WebApplication app, BotApiFake fake)
    {
        for (var chat = 1; chat <= Chats; chat++)
            fake.User(chat, started: true);
        await app
            .Services.GetRequiredService<Writer>()
            .WriteAsync<bool>(
                "benchmark",
                async scope =>
                {
                    var students = await scope.Db.Students.OrderBy(s => s.Id).Take(Chats).ToListAsync();
                    for (var i = 0; i < students.Count; i++)
                    {
                        scope.Db.Chats.Add(
                            new Chat
                            {
                                Channel = "telegram",
                                ExternalId = (i + 1).ToString(CultureInfo.InvariantCulture),
                                StudentId = students[i].Id,
                                ConsentVersion = 1,
                                CreatedAt = scope.Now,
                            }
                        );
                    }

                    return true;
                }
            );
    }

    private static async Task<Timings> LoadAsync(HttpClient client, string path, int count)
    {
        var next = -1;
        var latencies = new double[count];
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, Connections)
                .Select(async _ =>
                {
                    for (var i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
                        latencies[i] = await PostAsync(client, path, i);
                })
        );
        return new Timings(count / watch.Elapsed.TotalSeconds, latencies);
    }

    /// <summary>Sends at a fixed rate whatever the answers do, and measures from when each was due.</summary>
    private static async Task<Timings> SteadyAsync(HttpClient client)
    {
        var count = SteadyPerSecond * SteadySeconds;
        var latencies = new double[count];
        var running = new List<Task>(count);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            var due = TimeSpan.FromSeconds(i / (double)SteadyPerSecond);
            if (due > watch.Elapsed)
                await Task.Delay(due - watch.Elapsed);
            var (index, from) = (i, due);
            running.Add(
                Task.Run(async () =>
                {
                    await PostAsync(client, "/telegram/webhook", index);
                    latencies[index] = (watch.Elapsed - from).TotalMilliseconds;
                })
            );
        }

        await Task.WhenAll(running);
        return new Timings(count / watch.Elapsed.TotalSeconds, latencies);
    }

    private static int updateId = 1_000;

    private static async Task<double> PostAsync(HttpClient client, string path, int i)
    {
        var id = Interlocked.Increment(ref updateId);
        var chat = (i % Chats) + 1;
        var body =
            $$$"""{"update_id":{{{id}}},"message":{"message_id":{{{id}}},"date":1228266000,"chat":{"id":{{{chat}}},"type":"private","first_name":"学生"},"from":{"id":{{{chat}}},"is_bot":false,"first_name":"学生"},"text":"{{{Texts[i % Texts.Length]}}}"}}""";
        var start = Stopwatch.GetTimestamp();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static async Task PeersAsync(TestDatabase database, Timings ours)
    {
        await using var peers = await WebhookPeers.StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections })
        {
            BaseAddress = peers.Address,
        };
        await LoadAsync(client, "/parse", 2_000);
        Print("peer: bare endpoint that only parses the update", await LoadAsync(client, "/parse", Throughput), ours);
        await LoadAsync(client, "/row", 200);
        Print("peer: endpoint that inserts one row, a commit each", await LoadAsync(client, "/row", 5_000), ours);
    }

    private static async Task<int> SentAsync(TestDatabase database)
    {
        await using var db = database.Factory.CreateDbContext();
        return await db.Deliveries.CountAsync(d => d.State == DeliveryState.Sent);
    }

    private static async Task DrainAsync(TestDatabase database)
    {
        var watch = Stopwatch.StartNew();
        await using var db = database.Factory.CreateDbContext();
        var left = await db.Deliveries.CountAsync(d => d.State == DeliveryState.Pending);
        var start = left;
        while (left > 0 && watch.Elapsed < TimeSpan.FromMinutes(2))
        {
            await Task.Delay(100);
            left = await db.Deliveries.CountAsync(d => d.State == DeliveryState.Pending);
        }

        var total = await db.Deliveries.CountAsync();
        var sent = await db.Deliveries.CountAsync(d => d.State == DeliveryState.Sent);
        Console.WriteLine(
            $"Waiting at the end: {start}, sent {watch.Elapsed.TotalSeconds:0.0} s later; {sent} of {total} deliveries sent in all."
        );
    }

    private static void Print(string name, Timings timings, Timings ours) =>
        Console.WriteLine(
            $"| {name} | {timings.PerSecond:0} | {timings.Percentile(0.5):0.0} | {timings.Percentile(0.99):0.0} | {timings.PerSecond / ours.PerSecond:0.00} |"
        );

    private sealed record Timings(double PerSecond, double[] Latencies)
    {
        public double Percentile(double part) => Latencies.Order().ElementAt((int)(part * (Latencies.Length - 1)));
    }
}
