using Gradcheck.FakeTelegram;
using Microsoft.Extensions.Time.Testing;
using Telegram.Bot;
using Xunit;

namespace Gradcheck.Bot.Tests.Fake;

public sealed class FloodTests : FakeTelegramTest
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2008, 12, 1, 8, 0, 0, TimeSpan.FromHours(8)));

    protected override BotApiFakeOptions Options => new() { Time = _clock, Limits = RateLimits.Telegram };

    [Fact]
    public async Task The_31st_message_in_a_second_is_a_429_and_the_whole_token_waits()
    {
        for (var chat = 1; chat <= 31; chat++)
            Fake.User(chat, started: true);
        for (var chat = 1; chat <= 30; chat++)
            await Bot.SendMessage(chat, "提醒");

        var error = await Refused(Bot.SendMessage(31, "提醒"));
        Assert.Equal((429, 1), (error.ErrorCode, error.Parameters!.RetryAfter));
        Assert.Equal("Too Many Requests: retry after 1", error.Message);
        Assert.Equal(429, (await Refused(Bot.SendMessage(1, "提醒"))).ErrorCode);
        await Bot.GetUpdates();

        _clock.Advance(TimeSpan.FromSeconds(1));
        await Bot.SendMessage(31, "提醒");
        Assert.Equal(31, Fake.Journal.Count);
    }

    [Fact]
    public async Task One_chat_takes_a_short_burst_and_then_one_a_second()
    {
        Fake.User(Chat, started: true);
        for (var i = 0; i < 3; i++)
            await Bot.SendMessage(Chat, $"{i}");
        Assert.Equal(429, (await Refused(Bot.SendMessage(Chat, "再来"))).ErrorCode);
        Fake.User(6002, started: true);
        var other = await Refused(Bot.SendMessage(6002, "别的聊天也要等"));
        Assert.Equal(429, other.ErrorCode);

        for (var i = 0; i < 5; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Bot.SendMessage(Chat, $"{i}");
        }
        Assert.Equal(429, (await Refused(Bot.SendMessage(Chat, "再来"))).ErrorCode);
    }

    [Fact]
    public async Task A_group_takes_20_messages_a_minute()
    {
        Fake.Group(-77);
        Fake.User(Chat).SendsIn(-77, "/help");
        Assert.Equal(-77, Assert.Single(await Bot.GetUpdates()).Message!.Chat.Id);
        for (var i = 0; i < 20; i++)
        {
            await Bot.SendMessage(-77, $"{i}");
            _clock.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.Equal(20, (await Refused(Bot.SendMessage(-77, "再来"))).Parameters!.RetryAfter);
        _clock.Advance(TimeSpan.FromSeconds(20));
        await Bot.SendMessage(-77, "再来");
    }

    [Fact]
    public async Task A_planned_429_may_ask_for_thousands_of_seconds()
    {
        Fake.User(Chat, started: true);
        Fake.Faults.Add(new Fault.TooManyRequests(3000), times: 1);

        Assert.Equal(3000, (await Refused(Bot.SendMessage(Chat, "1"))).Parameters!.RetryAfter);
        _clock.Advance(TimeSpan.FromSeconds(2999));
        Assert.Equal(1, (await Refused(Bot.SendMessage(Chat, "1"))).Parameters!.RetryAfter);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await Bot.SendMessage(Chat, "1");
        Assert.Equal([429, 429, 200], Fake.Calls.Select(call => call.Status));
    }
}
