using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Gradcheck.FakeTelegram;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gradcheck.Bot.Tests.Telegram;

public sealed class TelegramSendingTests : IAsyncLifetime
{
    private const long ChatId = 1001;
    private TelegramHarness bot = null!;
    private FakeUser user = null!;

    public async ValueTask InitializeAsync()
    {
        bot = await TelegramHarness.StartAsync();
        user = await bot.BoundUserAsync(ChatId);
    }

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task After_a_429_nothing_is_sent_until_Telegram_allows_it()
    {
        bot.Fake.Faults.Add(new Fault.Refusal(429, "Too Many Requests: retry after 30"), times: 1);
        var row = await SendAsync("one");
        await SendAsync("two");
        await UntilAsync(row, d => d.Error is not null);
        Assert.DoesNotContain(bot.Fake.Journal, entry => entry.Text is "one" or "two");

        await PassTimeUntilAsync(row, d => d.State == DeliveryState.Sent);
        await user.SeesAsync(entry => entry.Text == "two");
        Assert.Equal(["one", "two"], Sent("one", "two"));
    }

    [Fact]
    public async Task The_pause_is_as_long_as_Telegram_says()
    {
        bot.Fake.Faults.Add(new Fault.TooManyRequests(3600), times: 1);
        var now = bot.Clock.GetUtcNow();

        var row = await UntilAsync(await SendAsync("hello"), d => d.Error is not null);

        Assert.Equal(now.AddHours(1), row.NotBefore);
        bot.Clock.Advance(TimeSpan.FromMinutes(59));
        await SendAsync("other");
        Assert.Single(bot.Fake.Calls, call => call.Status == 429);
        Assert.Empty(Sent("hello", "other"));
    }

    [Fact]
    public async Task A_server_error_is_tried_again_and_leaves_no_doubt()
    {
        bot.Fake.Faults.Add(new Fault.ServerError(502, Html: true), times: 1);
        bot.Fake.Faults.Add(new Fault.ServerError(500), times: 1);

        var row = await PassTimeUntilAsync(await SendAsync("hello"), d => d.SentAt is not null);

        Assert.Equal((DeliveryState.Sent, 3, null), (row.State, row.Attempts, row.Error));
        Assert.Equal(["hello"], Sent("hello"));
    }

    [Fact]
    public async Task A_send_cut_after_it_was_accepted_arrives_twice_at_most_and_says_so()
    {
        bot.Fake.Faults.Add(new Fault.CutAfterAccepting(), times: 1);

        var row = await PassTimeUntilAsync(await SendAsync("hello"), d => d.SentAt is not null);

        Assert.Equal(DeliveryState.Uncertain, row.State);
        Assert.Equal(["hello", "hello"], Sent("hello"));
        Assert.Equal(bot.Fake.Journal.Last(entry => entry.Text == "hello").MessageId.ToString(), row.MessageId);
    }

    [Fact]
    public async Task A_send_cut_before_it_was_accepted_is_not_lost()
    {
        bot.Fake.Faults.Add(new Fault.CutBeforeAccepting(), times: 2);

        var row = await PassTimeUntilAsync(await SendAsync("hello"), d => d.SentAt is not null);

        Assert.Equal(DeliveryState.Uncertain, row.State);
        Assert.Equal(["hello"], Sent("hello"));
    }

    [Fact]
    public async Task A_student_who_blocked_the_bot_is_unreachable_until_they_write_again()
    {
        user.HasBlockedSilently();
        await UntilAsync(await SendAsync("hello"), d => d.State == DeliveryState.Unreachable);
        await using var db = bot.OpenDatabase();
        Assert.NotNull((await db.Chats.AsNoTracking().SingleAsync()).UnreachableSince);

        user.Unblocks();
        user.Sends("/help");
        await user.SeesAsync(entry => entry.Text.Contains("我能帮你做这些"));

        Assert.Null((await db.Chats.AsNoTracking().SingleAsync()).UnreachableSince);
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_is_a_success()
    {
        var first = await UntilAsync(await SendAsync("hello"), d => d.SentAt is not null);

        var edit = new OutgoingMessage
        {
            Kind = OutgoingKind.Edit,
            MessageId = first.MessageId,
            Html = "hello",
        };
        var row = await UntilAsync(
            await SendAsync(edit),
            d => d.State != DeliveryState.Pending && d.SentAt is not null
        );

        Assert.Equal((DeliveryState.Sent, first.MessageId), (row.State, row.MessageId));
        Assert.Equal(["hello"], Sent("hello"));
    }

    [Fact]
    public async Task An_edit_of_a_message_that_is_gone_becomes_a_new_message()
    {
        await SendAsync(
            new OutgoingMessage
            {
                Kind = OutgoingKind.Edit,
                MessageId = "999999",
                Html = "menu",
            }
        );

        Assert.Equal("sendMessage", (await user.SeesAsync(entry => entry.Text == "menu")).Method);
    }

    [Fact]
    public async Task An_answer_to_a_press_long_gone_is_done()
    {
        var message = new OutgoingMessage { Kind = OutgoingKind.AnswerPress, CallbackId = "gone" };

        var row = await UntilAsync(
            await SendAsync(message),
            d => d.State is not (DeliveryState.Pending or DeliveryState.Sending)
        );

        Assert.Equal(DeliveryState.Sent, row.State);
    }

    [Fact]
    public async Task A_long_text_arrives_whole_in_pages_with_the_buttons_under_the_last()
    {
        var lines = Enumerable.Range(1, 600).Select(i => $"第 {i} 行 &amp; 内容").ToList();
        var message = new OutgoingMessage
        {
            Html = $"<b>{string.Join('\n', lines)}</b>",
            Buttons =
            [
                [new ChatButton("好", "x")],
            ],
        };

        await SendAsync(message);
        var last = await user.SeesAsync(entry => entry.Buttons.Any(button => button.Text == "好"));

        var pages = bot.Fake.Journal.Where(entry => entry.Text.Contains(" 行 & 内容")).ToList();
        Assert.True(pages.Count > 1);
        Assert.Equal(last, pages[^1]);
        Assert.All(pages, page => Assert.InRange(page.Text.Length, 1, 4096));
        Assert.All(pages, page => Assert.Single(page.Entities));
        Assert.Equal(
            lines.Count,
            pages.Sum(page => page.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length)
        );
    }

    [Theory]
    [InlineData(OutgoingKind.Picture, "sendPhoto")]
    [InlineData(OutgoingKind.Document, "sendDocument")]
    public async Task Files_arrive_with_their_caption(OutgoingKind kind, string method)
    {
        var message = new OutgoingMessage
        {
            Kind = kind,
            Html = "<b>拍照安排</b>",
            File = new ChatFile("photo.png", "image/png", [0x89, 0x50, 0x4E, 0x47, 1, 2, 3]),
        };

        await SendAsync(message);

        var seen = await user.SeesAsync(entry => entry.File is not null);
        Assert.Equal((method, "拍照安排"), (seen.Method, seen.Text));
    }

    private Task<long> SendAsync(string text) => SendAsync(new OutgoingMessage { Html = text });

    private async Task<long> SendAsync(OutgoingMessage message)
    {
        Gradcheck.Domain.Messaging.Delivery? row = null;
        await bot
            .Services.GetRequiredService<Writer>()
            .WriteAsync<bool>(
                "test",
                async scope =>
                {
                    scope.Send(await scope.Db.Chats.SingleAsync(), message);
                    row = scope.Db.Deliveries.Local.Single();
                    return true;
                }
            );
        return row!.Id;
    }

    private Task<Gradcheck.Domain.Messaging.Delivery> UntilAsync(
        long id,
        Func<Gradcheck.Domain.Messaging.Delivery, bool> reached
    ) => UntilAsync(id, reached, TimeSpan.Zero);

    private Task<Gradcheck.Domain.Messaging.Delivery> PassTimeUntilAsync(
        long id,
        Func<Gradcheck.Domain.Messaging.Delivery, bool> reached
    ) => UntilAsync(id, reached, TimeSpan.FromSeconds(1));

    private async Task<Gradcheck.Domain.Messaging.Delivery> UntilAsync(
        long id,
        Func<Gradcheck.Domain.Messaging.Delivery, bool> reached,
        TimeSpan step
    )
    {
        await using var db = bot.OpenDatabase();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!patience.IsCancellationRequested)
        {
            var row = await db.Deliveries.AsNoTracking().SingleAsync(d => d.Id == id);
            if (reached(row))
                return row;
            // Time passes only while the row waits for it, or a send would run into its time limit.
            if (row.State == DeliveryState.Pending && row.NotBefore > bot.Clock.GetUtcNow())
                bot.Clock.Advance(step);
        }

        throw new TimeoutException("The delivery did not come so far");
    }

    private List<string> Sent(params string[] texts) =>
        [.. bot.Fake.Journal.Where(entry => texts.Contains(entry.Text)).Select(entry => entry.Text)];
}
