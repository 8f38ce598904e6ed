using System.Net;
using System.Text;
using Gradcheck.FakeTelegram;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Bot.Tests.Telegram;

public sealed class TelegramUpdatesTests
{
    [Theory]
    [InlineData("Polling")]
    [InlineData("Webhook")]
    public async Task An_update_delivered_three_times_has_one_effect(string mode)
    {
        await using var bot = await TelegramHarness.StartAsync(mode);
        var user = await bot.BoundUserAsync();

        var update = user.Sends("/help");
        await user.SeesAsync(entry => entry.Text.Contains("我能帮你做这些"));
        bot.Fake.DeliversAgain(update, 2);
        user.Sends("/me");
        await user.SeesAsync(entry => entry.Text.Contains("我的信息\n"));

        Assert.Single(bot.Fake.Journal, entry => entry.Text.Contains("我能帮你做这些"));
    }

    [Theory]
    [InlineData("Polling")]
    [InlineData("Webhook")]
    public async Task A_dialogue_goes_on_after_a_restart_and_nothing_sent_meanwhile_is_lost(string mode)
    {
        await using var bot = await TelegramHarness.StartAsync(mode);
        var user = bot.Fake.User(1001);
        user.Sends($"/start {TestCohort.Code}");
        await user.SeesAsync(entry => entry.Buttons.Any());

        await bot.StopAsync();
        user.Presses("同意");
        user.Sends("/help");
        await bot.StartAgainAsync();

        await user.SeesAsync(entry => entry.Text.Contains("我能帮你做这些"));
        await bot.Fake.WaitForAsync(entry => entry.Text.Contains("绑定成功"));
        Assert.Equal(0, bot.Fake.PendingUpdatesDropped);
    }

    [Theory]
    [InlineData("Polling")]
    [InlineData("Webhook")]
    public async Task While_the_database_is_out_of_order_nothing_is_acknowledged(string mode)
    {
        await using var bot = await TelegramHarness.StartAsync(mode);
        var user = await bot.BoundUserAsync();
        await using var db = bot.OpenDatabase();
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE \"ProcessedUpdates\" RENAME TO \"Away\"");

        var update = user.Sends("/help");
        if (mode == "Webhook")
        {
            var attempt = await bot.Fake.WebhookAttempts.WaitForAsync(
                a => a.UpdateId == update,
                TimeSpan.FromSeconds(10)
            );
            Assert.Equal(503, attempt.Status);
        }

        await db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Away\" RENAME TO \"ProcessedUpdates\"");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var answered = user.SeesAsync(entry => entry.Text.Contains("我能帮你做这些"), TimeSpan.FromSeconds(20));
        while (!answered.IsCompleted && !patience.IsCancellationRequested)
        {
            bot.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(answered, db.ProcessedUpdates.CountAsync());
        }

        await answered;
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    [InlineData("")]
    public async Task A_post_without_the_right_secret_is_refused(string? secret)
    {
        await using var bot = await TelegramHarness.StartAsync("Webhook");

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(bot, """{"update_id":1}""", secret));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(bot, "not even JSON", secret));
    }

    [Theory]
    [InlineData("not JSON", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("{\"update_id\":\"one\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"update_id\":1,\"something_new\":{\"x\":[1,2]}}", HttpStatusCode.OK)]
    public async Task A_post_that_is_no_update_is_refused_and_an_unknown_update_is_not(
        string body,
        HttpStatusCode status
    )
    {
        await using var bot = await TelegramHarness.StartAsync("Webhook");

        Assert.Equal(status, await PostAsync(bot, body, TelegramHarness.Secret));
    }

    [Fact]
    public async Task A_post_over_a_megabyte_is_refused()
    {
        await using var bot = await TelegramHarness.StartAsync("Webhook");
        var body = $$"""{"update_id":1,"x":"{{new string('x', 1024 * 1024)}}"}""";

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(bot, body, TelegramHarness.Secret));
    }

    [Fact]
    public async Task An_update_of_an_unknown_kind_does_not_hold_up_the_next()
    {
        await using var bot = await TelegramHarness.StartAsync();
        var user = await bot.BoundUserAsync();

        bot.Fake.SendsRaw(
            """{"message":{"message_id":"odd","chat":{"id":1001,"type":"private"},"date":"never","from":7}}"""
        );
        await user.SeesAsync(entry => entry.Text.Contains("只能看懂文字和按钮"));
        user.Sends("/help");

        await user.SeesAsync(entry => entry.Text.Contains("我能帮你做这些"));
    }

    [Fact]
    public async Task A_second_poller_is_waited_out()
    {
        await using var bot = await TelegramHarness.StartAsync();
        var user = await bot.BoundUserAsync();
        bot.Fake.Faults.Add(
            new Fault.Refusal(409, "Conflict: terminated by other getUpdates request"),
            call => call.Method == "getUpdates",
            times: 2
        );

        user.Sends("/help");
        await bot.Fake.Calls.WaitForAsync(call => call.Status == 409, TimeSpan.FromSeconds(10));
        var answered = user.SeesAsync(entry => entry.Text.Contains("我能帮你做这些"), TimeSpan.FromSeconds(20));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!answered.IsCompleted && !patience.IsCancellationRequested)
        {
            bot.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await answered;
    }

    private static async Task<HttpStatusCode> PostAsync(TelegramHarness bot, string body, string? secret)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, bot.WebhookUrl)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (secret is not null)
            request.Headers.TryAddWithoutValidation("X-Telegram-Bot-Api-Secret-Token", secret);
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}
