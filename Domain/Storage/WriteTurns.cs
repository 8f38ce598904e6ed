namespace Gradcheck.Domain.Storage;

/// <summary>
/// Lets the writers of this process begin one after the other, in the order they came. SQLite has one writer too,
/// but whoever finds it busy sleeps and tries again, and behind a busy writer one that sleeps hardly ever gets in.
/// PostgreSQL queues its writers by itself.
/// </summary>
public sealed class WriteTurns(bool oneAtATime)
{
    private readonly SemaphoreSlim? turn = oneAtATime ? new SemaphoreSlim(1) : null;

    /// <summary>Waits for the turn; disposing the result passes it on. Turns must not be nested.</summary>
    public async ValueTask<IDisposable> TakeAsync(CancellationToken cancel = default)
    {
        if (turn is null)
            return new Turn(null);
        await turn.WaitAsync(cancel);
        return new Turn(turn);
    }

    private sealed class Turn(SemaphoreSlim? turn) : IDisposable
    {
        private SemaphoreSlim? turn = turn;

        public void Dispose() => Interlocked.Exchange(ref turn, null)?.Release();
    }
}
