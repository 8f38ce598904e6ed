using Gradcheck.FakeTelegram;
using Telegram.Bot;
using Xunit;

namespace Gradcheck.Bot.Tests.Fake;

public sealed class WebhookTests : FakeTelegramTest
{
    protected override BotApiFakeOptions Options => new() { TimeScale = 200 };

    [Fact]
    public async Task The_secret_comes_with_every_update_and_a_2xx_acknowledges()
    {
        await using var hook = await WebhookReceiver.AnsweringAsync(_ => 204);
        var waiting = Fake.User(Chat).Sends("早于设置");
        await Bot.SetWebhook(hook.Url, secretToken: "Geheim_-1");
        var fresh = Fake.User(6002).Sends("之后");

        WebhookReceiver.Arrival[] arrivals = [await hook.NextAsync(), await hook.NextAsync()];

        Assert.Equal([waiting, fresh], arrivals.Select(a => a.UpdateId).Order());
        Assert.All(arrivals, arrival => Assert.Equal("Geheim_-1", arrival.Secret));
        await Fake.WebhookAttempts.WaitForAsync(a => a.UpdateId == fresh && a.Acknowledged, BotApiFake.Patience);
        await Fake.WebhookAttempts.WaitForAsync(a => a.UpdateId == waiting && a.Acknowledged, BotApiFake.Patience);
        Assert.Equal(0, Fake.PendingUpdates);
    }

    [Fact]
    public async Task A_refused_update_comes_again_at_once_and_then_ever_later()
    {
        await using var hook = await WebhookReceiver.AnsweringAsync(arrival => arrival.Number <= 8 ? 500 : 200);
        await Bot.SetWebhook(hook.Url);
        var id = Fake.User(Chat).Sends("坚持");

        await Fake.WebhookAttempts.WaitForAsync(attempt => attempt.Acknowledged, BotApiFake.Patience);

        Assert.All(Fake.WebhookAttempts, attempt => Assert.Equal(id, attempt.UpdateId));
        var delays = Fake.WebhookAttempts.Select(attempt => attempt.RetryIn?.TotalSeconds).ToList();
        Assert.Equal([0, 1, 2, 4, 8, 16, 32], delays[..7]);
        Assert.InRange(delays[7]!.Value, 60, 120);
        Assert.Null(delays[8]);
        foreach (var (one, next) in Fake.WebhookAttempts.Zip(Fake.WebhookAttempts.Skip(1)))
            Assert.True(next.At - one.At >= one.RetryIn);
        Assert.Contains("500", (await Bot.GetWebhookInfo()).LastErrorMessage);
    }

    [Fact]
    public async Task Retry_after_is_honoured_up_to_an_hour()
    {
        await using var hook = await WebhookReceiver.StartAsync(
            (arrival, http) =>
            {
                http.Response.StatusCode = arrival.Number < 3 ? 503 : 200;
                http.Response.Headers.RetryAfter = arrival.Number == 1 ? "30" : "7200";
                return Task.CompletedTask;
            }
        );
        await Bot.SetWebhook(hook.Url);
        Fake.User(Chat).Sends("等一等");

        await Fake.WebhookAttempts.WaitForAsync(attempt => attempt.Attempt == 2, BotApiFake.Patience);

        Assert.Equal([30, 3600], Fake.WebhookAttempts.Select(attempt => attempt.RetryIn!.Value.TotalSeconds));
    }

    [Fact]
    public async Task One_chats_updates_wait_for_each_other_while_other_chats_go_on()
    {
        var stuck = 0;
        await using var hook = await WebhookReceiver.AnsweringAsync(arrival => arrival.UpdateId == stuck ? 500 : 200);
        var (slow, quick) = (Fake.User(1), Fake.User(2));
        stuck = slow.Sends("卡住");
        var behind = slow.Sends("在后面");
        var other = quick.Sends("另一个人");
        await Bot.SetWebhook(hook.Url, maxConnections: 2);

        await Fake.WebhookAttempts.WaitForAsync(a => a.UpdateId == other && a.Acknowledged, BotApiFake.Patience);
        await Fake.WebhookAttempts.WaitForAsync(a => a.UpdateId == stuck && a.Attempt == 3, BotApiFake.Patience);
        Assert.DoesNotContain(Fake.WebhookAttempts, attempt => attempt.UpdateId == behind);

        stuck = 0;
        await Fake.WebhookAttempts.WaitForAsync(a => a.UpdateId == behind && a.Acknowledged, BotApiFake.Patience);
    }

    [Fact]
    public async Task No_more_connections_than_asked_for_and_as_many_as_allowed()
    {
        var (now, most) = (0, 0);
        var full = new TaskCompletionSource();
        await using var hook = await WebhookReceiver.StartAsync(
            async (_, _) =>
            {
                var running = Interlocked.Increment(ref now);
                InterlockedMax(ref most, running);
                if (running == 3)
                    full.TrySetResult();
                await full.Task;
                Interlocked.Decrement(ref now);
            }
        );
        await Bot.SetWebhook(hook.Url, maxConnections: 3);
        for (var chat = 1; chat <= 12; chat++)
            Fake.User(chat).Sends("并行");

        await full.Task.WaitAsync(BotApiFake.Patience);
        for (var chat = 1; chat <= 12; chat++)
            await Fake.WebhookAttempts.WaitForAsync(a => a.Lane == chat && a.Acknowledged, BotApiFake.Patience);

        Assert.Equal(3, most);
    }

    [Fact]
    public async Task Without_an_answer_in_60_seconds_the_update_comes_again()
    {
        await using var hook = await WebhookReceiver.StartAsync(
            (arrival, http) => arrival.Number == 1 ? Task.Delay(-1, http.RequestAborted) : Task.CompletedTask
        );
        await Bot.SetWebhook(hook.Url);
        Fake.User(Chat).Sends("有人吗");

        await Fake.WebhookAttempts.WaitForAsync(attempt => attempt.Acknowledged, BotApiFake.Patience);

        Assert.Equal("Read timeout expired", Fake.WebhookAttempts[0].Error);
        Assert.True(Fake.WebhookAttempts[0].Elapsed >= TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task What_the_webhook_did_not_take_is_there_for_polling()
    {
        await Bot.SetWebhook("http://127.0.0.1:9/hook");
        var id = Fake.User(Chat).Sends("没人接");
        await Fake.WebhookAttempts.WaitForAsync(_ => true, BotApiFake.Patience);

        await Bot.DeleteWebhook();

        Assert.Equal([id], (await Bot.GetUpdates()).Select(u => u.Id));
        Assert.Equal(0, Fake.PendingUpdatesDropped);
        await Bot.DeleteWebhook(dropPendingUpdates: true);
        Assert.Equal((1, 0), (Fake.PendingUpdatesDropped, Fake.PendingUpdates));
    }

    [Theory]
    [InlineData("mit Leerzeichen")]
    [InlineData("密")]
    public async Task A_secret_of_other_characters_is_refused(string secret)
    {
        Assert.Equal(400, (await Refused(Bot.SetWebhook("http://127.0.0.1:9/", secretToken: secret))).ErrorCode);
        Assert.Equal(
            400,
            (await Refused(Bot.SetWebhook("http://127.0.0.1:9/", secretToken: new string('a', 257)))).ErrorCode
        );
        Assert.Null(Fake.Webhook);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while (value > (seen = Volatile.Read(ref most)))
            if (Interlocked.CompareExchange(ref most, value, seen) == seen)
                return;
    }
}
