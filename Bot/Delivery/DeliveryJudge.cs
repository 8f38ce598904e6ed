using Gradcheck.Domain.Messaging;

namespace Gradcheck.Bot.Delivery;

/// <summary>Decides what becomes of a row after a try.</summary>
internal sealed class DeliveryJudge(RetryBackoff backoff)
{
    /// <param name="row">The row that was tried.</param>
    /// <param name="repeatable">Whether sending it twice does no harm, so that it can never end as uncertain.</param>
    /// <param name="result">What the channel said.</param>
    /// <param name="now">When it said so.</param>
    public DeliveryOutcome Judge(ClaimedDelivery row, bool repeatable, SendResult result, DateTimeOffset now)
    {
        var tried = row.Attempts + 1;
        return result switch
        {
            SendResult.Sent sent => new DeliveryOutcome(
                row,
                row.MayHaveArrived && !repeatable ? DeliveryState.Uncertain : DeliveryState.Sent
            )
            {
                Attempts = tried,
                SentAt = now,
                MessageId = sent.MessageId,
                Error = row.MayHaveArrived && !repeatable ? row.Error : null,
            },
            SendResult.Unreachable gone => new DeliveryOutcome(row, DeliveryState.Unreachable)
            {
                Attempts = tried,
                Error = gone.Reason,
            },
            SendResult.Failed failed => new DeliveryOutcome(row, DeliveryState.Failed)
            {
                Attempts = tried,
                Error = failed.Reason,
            },
            // The channel as a whole was asked to wait: that is not this message's fault and does not count.
            SendResult.PauseChannel pause => new DeliveryOutcome(row, DeliveryState.Pending)
            {
                NotBefore = now + pause.For,
                Error = pause.Reason,
            },
            SendResult.TryAgain again => Again(row, again.Reason, again.After, row.MayHaveArrived, now),
            SendResult.Unknown unknown => Again(row, unknown.Reason, null, true, now),
            _ => throw new InvalidOperationException($"Unknown result {result.GetType().Name}"),
        };
    }

    private DeliveryOutcome Again(
        ClaimedDelivery row,
        string reason,
        TimeSpan? atLeast,
        bool mayHaveArrived,
        DateTimeOffset now
    )
    {
        var tried = row.Attempts + 1;
        if (tried >= RetryBackoff.MaxAttempts)
        {
            return new DeliveryOutcome(row, mayHaveArrived ? DeliveryState.Uncertain : DeliveryState.Failed)
            {
                Attempts = tried,
                MayHaveArrived = mayHaveArrived,
                Error = reason,
            };
        }

        var wait = backoff.After(tried);
        return new DeliveryOutcome(row, DeliveryState.Pending)
        {
            Attempts = tried,
            MayHaveArrived = mayHaveArrived,
            NotBefore = now + (atLeast > wait ? atLeast.Value : wait),
            Error = reason,
        };
    }
}
