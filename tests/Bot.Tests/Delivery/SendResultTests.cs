using Gradcheck.Bot.Delivery;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Bot.Tests.Delivery;

public sealed class SendResultTests : OutboxTest
{
    [Fact]
    public async Task Nothing_of_the_channel_is_sent_while_it_pauses()
    {
        await StartAsync();
        Channel.Plan("first", new SendResult.PauseChannel(TimeSpan.FromSeconds(30), "retry after 30"));

        await SendAsync("a", "first", "second");
        var row = await WaitUntilAsync("first", r => r.Error is not null);
        Assert.Equal((DeliveryState.Pending, 0), (row.State, row.Attempts));
        Assert.Equal(Bot.Clock.GetUtcNow().AddSeconds(30), row.NotBefore);

        Bot.Clock.Advance(TimeSpan.FromSeconds(29));
        await SendAsync("b", "other chat");
        Assert.Equal(["first"], Channel.Tries.All);

        Bot.Clock.Advance(TimeSpan.FromSeconds(1));
        var tries = await Channel.Tries.ReachAsync(4);
        Assert.Equal(["first", "second"], tries.Skip(1).Where(text => text != "other chat"));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_student_who_cannot_be_reached_is_marked(DatabaseProvider provider)
    {
        await StartAsync(provider);
        Channel.Plan("hello", new SendResult.Unreachable("blocked"));

        await SendAsync("a", "hello");

        var row = await WaitUntilAsync("hello", r => r.State == DeliveryState.Unreachable);
        Assert.Equal("blocked", row.Error);
        await using var db = Bot.Database.Factory.CreateDbContext();
        Assert.Equal(Bot.Clock.GetUtcNow(), (await db.Chats.SingleAsync()).UnreachableSince);
    }

    [Fact]
    public async Task What_can_never_be_sent_fails_at_once_and_the_next_message_goes_on()
    {
        await StartAsync();
        Channel.Plan("bad", new SendResult.Failed("too long"));

        await SendAsync("a", "bad", "good");

        Assert.Equal(["bad", "good"], await Channel.Tries.ReachAsync(2));
        var row = await WaitUntilAsync("bad", r => r.State == DeliveryState.Failed);
        Assert.Equal("too long", row.Error);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_message_cut_off_is_sent_once_more_and_stays_flagged(DatabaseProvider provider)
    {
        await StartAsync(provider);
        Channel.Plan("hello", new SendResult.Unknown("cut off"), new SendResult.TryAgain("busy"));

        await SendAsync("a", "hello");

        var row = await PassTimeUntilAsync(
            "hello",
            r => r.State is not (DeliveryState.Pending or DeliveryState.Sending)
        );
        Assert.Equal((DeliveryState.Uncertain, "m1", 3), (row.State, row.MessageId, row.Attempts));
        Assert.True(row.MayHaveArrived);
    }

    [Theory]
    [InlineData(OutgoingKind.Edit)]
    [InlineData(OutgoingKind.AnswerPress)]
    public async Task What_does_no_harm_twice_is_never_uncertain(OutgoingKind kind)
    {
        await StartAsync();
        Channel.Plan("hello", new SendResult.Unknown("cut off"));

        await SendAsync("a", new OutgoingMessage { Kind = kind, Html = "hello" });

        var row = await PassTimeUntilAsync("hello", r => r.SentAt is not null);
        Assert.Equal(DeliveryState.Sent, row.State);
    }

    [Fact]
    public async Task A_message_that_fails_for_a_day_has_failed()
    {
        await StartAsync();
        Channel.Plan("hello", [.. Enumerable.Repeat(new SendResult.TryAgain("busy"), RetryBackoff.MaxAttempts)]);

        await SendAsync("a", "hello");
        foreach (var attempt in Enumerable.Range(1, RetryBackoff.MaxAttempts - 1))
        {
            await WaitUntilAsync("hello", r => r.State == DeliveryState.Pending && r.Attempts == attempt);
            Bot.Clock.Advance(TimeSpan.FromMinutes(20));
        }

        var row = await WaitUntilAsync("hello", r => r.State == DeliveryState.Failed);
        Assert.Equal((RetryBackoff.MaxAttempts, "busy"), (row.Attempts, row.Error));
        Assert.Equal(RetryBackoff.MaxAttempts, Channel.Tries.All.Count);
    }
}
