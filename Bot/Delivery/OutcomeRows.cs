using System.Data;
using Gradcheck.Domain.Messaging;

namespace Gradcheck.Bot.Delivery;

/// <summary>Writes what came of sends into the outbox.</summary>
internal static class OutcomeRows
{
    /// <summary>
    /// Writes every outcome to the row that is still held under the same lease; a row that was taken over
    /// meanwhile is left alone. Chats that cannot be reached are marked.
    /// </summary>
    public static async Task WriteAsync(
        OutboxCommand command,
        IReadOnlyList<DeliveryOutcome> outcomes,
        DateTimeOffset now
    )
    {
        command.Say(
            """
            UPDATE "Deliveries"
            SET "State" = @state, "LeaseUntil" = NULL, "Attempts" = @attempts, "MayHaveArrived" = @may,
                "NotBefore" = @notBefore, "SentAt" = @sentAt, "MessageId" = @messageId, "Error" = @error
            WHERE "Id" = @id AND "State" = 'Sending' AND "LeaseUntil" = @lease
            """
        );
        var state = command.Add("@state", DbType.String);
        var attempts = command.Add("@attempts", DbType.Int32);
        var mayHaveArrived = command.Add("@may", DbType.Boolean);
        var notBefore = command.AddInstant("@notBefore");
        var sentAt = command.AddInstant("@sentAt");
        var messageId = command.Add("@messageId", DbType.String);
        var error = command.Add("@error", DbType.String);
        var id = command.Add("@id", DbType.Int64);
        var lease = command.AddInstant("@lease");
        await command.PrepareAsync();
        foreach (var outcome in outcomes)
        {
            state.Value = outcome.State.ToString();
            attempts.Value = outcome.Attempts;
            mayHaveArrived.Value = outcome.MayHaveArrived;
            notBefore.Value = command.Instant(outcome.NotBefore);
            sentAt.Value = command.Instant(outcome.SentAt);
            messageId.Value = (object?)outcome.MessageId ?? DBNull.Value;
            error.Value = (object?)outcome.Error ?? DBNull.Value;
            id.Value = outcome.Row.Id;
            lease.Value = command.Instant(outcome.Row.LeaseUntil);
            await command.ExecuteAsync();
        }

        foreach (var gone in outcomes.Where(outcome => outcome.State == DeliveryState.Unreachable))
        {
            command
                .Say(
                    """UPDATE "Chats" SET "UnreachableSince" = @now WHERE "Id" = @chat AND "UnreachableSince" IS NULL"""
                )
                .With("@now", now)
                .Add("@chat", DbType.Int64)
                .Value = gone.Row.ChatId;
            await command.ExecuteAsync();
        }
    }
}
