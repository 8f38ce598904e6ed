using Gradcheck.Bot.Delivery;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Bot.Tests.Delivery;

public sealed class InterruptedSenderTests : OutboxTest
{
    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_row_left_behind_by_a_dead_sender_is_sent_again_and_says_so(DatabaseProvider provider)
    {
        await StartAsync(provider);
        await SendLaterAsync("a", "left behind", TimeSpan.FromHours(1));
        await SendAsync("a", "next");
        await Channel.Tries.ReachAsync(1);
        await Bot.StopAsync();
        await using (var db = Bot.Database.Factory.CreateDbContext())
        {
            var until = (DateTimeOffset?)Bot.Clock.GetUtcNow().AddMinutes(1);
            var left = (await db.Deliveries.ToListAsync()).Single(d => d.Payload.Contains("left behind")).Id;
            await db
                .Deliveries.Where(d => d.Id == left)
                .ExecuteUpdateAsync(row =>
                    row.SetProperty(d => d.State, DeliveryState.Sending).SetProperty(d => d.LeaseUntil, until)
                );
        }

        await RestartAsync();
        // Where other processes may be sending too, the row is theirs until the lease ends.
        Bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await WaitUntilAsync("left behind", row => row.State == DeliveryState.Pending);
        // It was for later when it was put there, and still is.
        Bot.Clock.Advance(TimeSpan.FromHours(1));

        var row = await WaitUntilAsync("left behind", r => r.SentAt is not null);
        Assert.Equal((DeliveryState.Uncertain, "m2"), (row.State, row.MessageId));
    }

    [Fact]
    public async Task Stopping_lets_the_message_on_the_way_finish_and_puts_the_rest_back()
    {
        await StartAsync();
        var hold = Channel.Hold("first");
        await SendAsync("a", "first", "second");
        await Channel.Tries.ReachAsync(1);

        var stopping = Bot.Background<OutboxSender>().StopAsync(CancellationToken.None);
        hold.SetResult();
        await stopping;

        Assert.Equal(DeliveryState.Sent, (await RowAsync("first")).State);
        var second = await RowAsync("second");
        Assert.Equal((DeliveryState.Pending, 0, false), (second.State, second.Attempts, second.MayHaveArrived));

        await RestartAsync();
        Assert.Equal(["first", "second"], await Channel.Tries.ReachAsync(2));
    }

    [Fact]
    public async Task What_was_sent_while_the_database_was_out_of_order_is_written_down_afterwards_and_not_sent_again()
    {
        await StartAsync();
        var hold = Channel.Hold("hello");
        await SendAsync("a", "hello");
        await Channel.Tries.ReachAsync(1);
        await using var db = Bot.Database.Factory.CreateDbContext();

        await db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Deliveries\" RENAME TO \"Away\"");
        hold.SetResult();
        Bot.Clock.Advance(TimeSpan.FromSeconds(5));
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Away\" RENAME TO \"Deliveries\"");
        Bot.Clock.Advance(TimeSpan.FromSeconds(5));

        var row = await WaitUntilAsync("hello", r => r.State == DeliveryState.Sent);
        Assert.Equal(1, row.Attempts);
        Assert.Equal(["hello"], Channel.Tries.All);
    }

    [Fact]
    public async Task Messages_that_wait_in_the_outbox_are_sent_when_the_process_starts()
    {
        await StartAsync();
        await SendLaterAsync("a", "while away", TimeSpan.FromMinutes(5));
        await Bot.StopAsync();
        Bot.Clock.Advance(TimeSpan.FromMinutes(5));

        await RestartAsync();

        Assert.Equal(["while away"], await Channel.Tries.ReachAsync(1));
    }
}
