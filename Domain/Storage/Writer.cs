using Gradcheck.Domain.Messaging;

namespace Gradcheck.Domain.Storage;

/// <summary>Runs use cases that change something, each in a transaction of its own.</summary>
public sealed class Writer(GradcheckDbFactory factory, TimeProvider clock, OutboxSignal outbox)
{
    /// <summary>
    /// Runs <paramref name="work"/> and commits what it did; rolls everything back when it returns a refusal or
    /// throws. The outbox is told after the commit.
    /// </summary>
    /// <param name="actor">Who acts, as in <see cref="Audit.AuditEntry.Actor"/>.</param>
    /// <param name="work">The use case.</param>
    /// <param name="cancel">Cancels before the commit; nothing is stored then.</param>
    public async Task<Result<T>> WriteAsync<T>(
        string actor,
        Func<WriteScope, Task<Result<T>>> work,
        CancellationToken cancel = default
    )
    {
        await using var transaction = await WriteTransaction.BeginAsync(factory, cancel);
        var result = await transaction.RunAsync(actor, clock.GetUtcNow(), work, cancel);
        if (result.Refusal is not null)
            return result;
        await transaction.CommitAsync(cancel);
        if (transaction.HasDeliveries)
            outbox.Notify();
        return result;
    }
}
