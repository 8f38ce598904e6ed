using Gradcheck.Domain.Storage;
using Xunit;

namespace Gradcheck.Domain.Tests.Storage;

public sealed class WriteTurnsTests
{
    [Fact]
    public async Task Writers_get_their_turn_in_the_order_they_came()
    {
        var turns = new WriteTurns(oneAtATime: true);
        var first = await turns.TakeAsync();
        var second = turns.TakeAsync().AsTask();
        var third = turns.TakeAsync().AsTask();
        Assert.False(second.IsCompleted || third.IsCompleted);

        first.Dispose();
        first.Dispose();

        var turn = await second;
        Assert.False(third.IsCompleted);
        turn.Dispose();
        (await third).Dispose();
    }

    [Fact]
    public async Task Where_the_database_queues_its_writers_nobody_waits_here()
    {
        var turns = new WriteTurns(oneAtATime: false);

        using var first = await turns.TakeAsync();
        using var second = await turns.TakeAsync();
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_takes_no_turn()
    {
        var turns = new WriteTurns(oneAtATime: true);
        var first = await turns.TakeAsync();
        using var patience = new CancellationTokenSource();
        var impatient = turns.TakeAsync(patience.Token).AsTask();

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        first.Dispose();

        (await turns.TakeAsync()).Dispose();
    }
}
