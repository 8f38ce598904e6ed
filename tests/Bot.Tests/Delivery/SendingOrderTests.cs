using Gradcheck.Bot.Delivery;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Xunit;

namespace Gradcheck.Bot.Tests.Delivery;

public sealed class SendingOrderTests : OutboxTest
{
    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Messages_of_one_chat_arrive_in_the_order_they_were_committed(DatabaseProvider provider)
    {
        await StartAsync(provider);
        var texts = Enumerable.Range(1, 150).Select(i => $"message {i}").ToArray();

        await SendAsync("a", texts);

        Assert.Equal(texts, await Channel.Tries.ReachAsync(150));
        var last = await WaitUntilAsync("message 150", row => row.State == DeliveryState.Sent);
        Assert.Equal((1, "m150"), (last.Attempts, last.MessageId));
        Assert.NotNull(last.SentAt);
    }

    [Fact]
    public async Task The_next_message_of_a_chat_waits_for_the_one_on_the_way_and_other_chats_do_not()
    {
        await StartAsync();
        var hold = Channel.Hold("slow");

        await SendAsync("a", "slow", "after slow");
        await Channel.Tries.ReachAsync(1);
        await SendAsync("a", "later");
        await SendAsync("b", "other chat");

        Assert.Equal(["slow", "other chat"], await Channel.Tries.ReachAsync(2));
        hold.SetResult();
        Assert.Equal(["slow", "other chat", "after slow", "later"], await Channel.Tries.ReachAsync(4));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_message_that_is_tried_again_holds_up_its_own_chat_only(DatabaseProvider provider)
    {
        await StartAsync(provider);
        Channel.Plan("first", new SendResult.TryAgain("busy"), new SendResult.TryAgain("busy"));

        await SendAsync("a", "first", "second");
        await WaitUntilAsync("first", row => row is { State: DeliveryState.Pending, Attempts: 1 });
        await SendAsync("b", "other chat");
        Assert.Equal(["first", "other chat"], await Channel.Tries.ReachAsync(2));

        var first = await PassTimeUntilAsync("first", row => row.State == DeliveryState.Sent);
        Assert.Equal(3, first.Attempts);
        Assert.Null(first.Error);
        Assert.Equal(["first", "other chat", "first", "first", "second"], await Channel.Tries.ReachAsync(5));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_message_for_later_holds_nobody_up_and_goes_at_its_time(DatabaseProvider provider)
    {
        await StartAsync(provider);

        await SendLaterAsync("a", "in a minute", TimeSpan.FromSeconds(60));
        await SendAsync("a", "now");
        Assert.Equal(["now"], await Channel.Tries.ReachAsync(1));

        Bot.Clock.Advance(TimeSpan.FromSeconds(59));
        await SendAsync("a", "nearly");
        Assert.Equal(["now", "nearly"], await Channel.Tries.ReachAsync(2));
        Bot.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["now", "nearly", "in a minute"], await Channel.Tries.ReachAsync(3));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Answers_go_before_bulk_messages(DatabaseProvider provider)
    {
        await StartAsync(provider);
        Channel.Plan("pause", new SendResult.PauseChannel(TimeSpan.FromSeconds(30), "slow down"));
        await SendAsync("a", "pause");
        await WaitUntilAsync("pause", row => row.Error is not null);

        foreach (var i in Enumerable.Range(0, 40))
            await SendBulkAsync($"bulk {i}", $"reminder {i}");
        await SendAsync("b", "answer");
        Bot.Clock.Advance(TimeSpan.FromSeconds(30));

        var tries = await Channel.Tries.ReachAsync(43);
        Assert.Equal(["answer", "pause"], tries.Skip(1).Where(t => t is "answer" or "pause").Order());
        // At most what was being claimed in the same moment goes beside it.
        Assert.InRange(tries.ToList().IndexOf("answer"), 1, 17);
    }
}
