using Gradcheck.FakeTelegram;
using Microsoft.Extensions.Time.Testing;
using Telegram.Bot;
using Telegram.Bot.Types.Enums;
using Xunit;

namespace Gradcheck.Bot.Tests.Fake;

public sealed class PollingTests : FakeTelegramTest
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2008, 12, 1, 8, 0, 0, TimeSpan.FromHours(8)));

    protected override BotApiFakeOptions Options => new() { Time = _clock };

    [Fact]
    public async Task An_update_comes_again_until_an_offset_above_it_confirms_it()
    {
        var id = Fake.User(Chat).Sends("/start ABC");

        Assert.Equal([id], (await Bot.GetUpdates()).Select(u => u.Id));
        Assert.Equal([id], (await Bot.GetUpdates(id)).Select(u => u.Id));
        Assert.Empty(await Bot.GetUpdates(id + 1));
        Assert.Empty(await Bot.GetUpdates());
        Assert.Equal(0, Fake.PendingUpdates);
    }

    [Fact]
    public async Task Ids_grow_by_one_and_limit_cuts_the_batch()
    {
        var user = Fake.User(Chat);
        int[] ids = [user.Sends("1"), user.Sends("2"), user.Sends("3")];

        Assert.Equal([ids[0], ids[0] + 1, ids[0] + 2], ids);
        Assert.Equal(ids[..2], (await Bot.GetUpdates(limit: 2)).Select(u => u.Id));
    }

    [Fact]
    public async Task A_negative_offset_drops_all_but_the_last()
    {
        var user = Fake.User(Chat);
        user.Sends("1");
        user.Sends("2");
        var last = user.Sends("3");

        Assert.Equal([last], (await Bot.GetUpdates(-1)).Select(u => u.Id));
        Assert.Equal([last], (await Bot.GetUpdates()).Select(u => u.Id));
    }

    [Fact]
    public async Task A_long_poll_ends_when_an_update_arrives()
    {
        var poll = Bot.GetUpdates(timeout: 50);
        await Fake.LongPolls.WaitForAsync(_ => true, BotApiFake.Patience);
        Assert.False(poll.IsCompleted);

        var id = Fake.User(Chat).Sends("你好");

        Assert.Equal(id, Assert.Single(await poll).Id);
    }

    [Fact]
    public async Task A_long_poll_ends_empty_after_its_timeout_and_not_before()
    {
        var poll = Bot.GetUpdates(timeout: 30);
        await Fake.LongPolls.WaitForAsync(_ => true, BotApiFake.Patience);
        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(poll.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Empty(await poll);
    }

    [Fact]
    public async Task A_second_poller_ends_the_first_with_409()
    {
        var first = Bot.GetUpdates(timeout: 50);
        await Fake.LongPolls.WaitForAsync(_ => true, BotApiFake.Patience);

        Assert.Empty(await Bot.GetUpdates());

        var error = await Refused(first);
        Assert.Equal(409, error.ErrorCode);
        Assert.Contains("terminated by other getUpdates request", error.Message);
    }

    [Fact]
    public async Task Polling_while_a_webhook_is_set_is_a_409_and_setting_one_ends_the_poll()
    {
        var poll = Bot.GetUpdates(timeout: 50);
        await Fake.LongPolls.WaitForAsync(_ => true, BotApiFake.Patience);

        await Bot.SetWebhook("http://127.0.0.1:9/hook");

        Assert.Equal(409, (await Refused(poll)).ErrorCode);
        Assert.Contains("webhook is active", (await Refused(Bot.GetUpdates())).Message);
        await Bot.DeleteWebhook();
        Assert.Empty(await Bot.GetUpdates());
    }

    [Fact]
    public async Task Updates_are_kept_for_24_hours()
    {
        Fake.User(Chat).Sends("旧");
        _clock.Advance(TimeSpan.FromHours(23));
        var kept = Fake.User(Chat).Sends("新");
        _clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal([kept], (await Bot.GetUpdates()).Select(u => u.Id));
    }

    [Fact]
    public void After_a_week_of_silence_ids_start_at_a_random_place()
    {
        var before = Fake.User(Chat).Sends("1");
        _clock.Advance(TimeSpan.FromDays(8));

        var after = Fake.User(Chat).Sends("2");

        Assert.NotEqual(before + 1, after);
    }

    [Fact]
    public async Task Only_the_allowed_kinds_of_updates_are_kept()
    {
        await Bot.GetUpdates(allowedUpdates: [UpdateType.Message]);
        var user = Fake.User(Chat);
        user.Blocks();
        var message = user.Sends("在吗");

        Assert.Equal([message], (await Bot.GetUpdates()).Select(u => u.Id));
    }

    [Fact]
    public async Task An_update_can_be_delivered_again_after_it_was_confirmed()
    {
        var id = Fake.User(Chat).Sends("/me");
        await Bot.GetUpdates(id + 1);

        Fake.DeliversAgain(id, times: 2);

        Assert.Equal([id, id], (await Bot.GetUpdates(id + 1)).Select(u => u.Id));
        Assert.Empty(await Bot.GetUpdates(id + 1));
    }

    [Fact]
    public async Task An_update_of_a_type_nobody_knows_arrives_as_it_is()
    {
        var id = Fake.SendsRaw("""{"teleported_message":{"chat":{"id":5001},"warp":9}}""");

        var update = Assert.Single(await Bot.GetUpdates());

        Assert.Equal(id, update.Id);
        Assert.Equal(UpdateType.Unknown, update.Type);
    }

    [Fact]
    public async Task Shuffled_scripts_keep_the_order_of_each_person()
    {
        var (a, b) = (Fake.User(1), Fake.User(2));

        Fake.Shuffles(
            [() => a.Sends("a1"), () => a.Sends("a2"), () => a.Sends("a3")],
            [() => b.Sends("b1"), () => b.Sends("b2"), () => b.Sends("b3")]
        );

        var texts = (await Bot.GetUpdates()).Select(u => u.Message!.Text!).ToList();
        Assert.Equal(["a1", "a2", "a3"], texts.Where(t => t[0] == 'a'));
        Assert.Equal(["b1", "b2", "b3"], texts.Where(t => t[0] == 'b'));
        Assert.NotEqual(texts.Order(), texts);
    }
}
