using System.Data;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Secrets;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Gradcheck.Bot.Delivery;

/// <summary>
/// One channel's rows of the outbox as the sender works on them: what came of the last sends is written and the
/// next rows are claimed behind one flush to disk. By hand in SQL, because every message passes here twice.
/// </summary>
internal sealed class OutboxTable(GradcheckDbFactory databases, string channel, TimeProvider clock)
{
    private const int ClaimLock = 0x6772_6164;
    private readonly bool postgres = databases.Options.Provider == DatabaseProvider.Postgres;

    /// <summary>Opens what is to be sent.</summary>
    /// <exception cref="SealBrokenException">The row was altered in the database.</exception>
    public OutgoingMessage Open(ClaimedDelivery row) =>
        Domain.Messaging.Delivery.OpenPayload(databases.Keyring, row.Id, row.Payload);

    /// <summary>Whether no other process can be sending: a server on SQLite has the file to itself.</summary>
    public bool IsAlone => !postgres;

    /// <summary>Writes outcomes and claims rows, all in one transaction.</summary>
    /// <param name="outcomes">What came of rows claimed before.</param>
    /// <param name="claim">What to claim; null claims nothing.</param>
    public async Task<IReadOnlyList<ClaimedDelivery>> TurnAsync(
        IReadOnlyList<DeliveryOutcome> outcomes,
        OutboxClaim? claim
    )
    {
        using var turn = await databases.WriteTurns.TakeAsync();
        await using var db = databases.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        await using var sql = new OutboxCommand(db.Database.GetDbConnection().CreateCommand(), postgres);
        sql.Join(transaction.GetDbTransaction());

        // Only now: the wait for the write lock must not be taken off the lease.
        var now = clock.GetUtcNow();
        if (outcomes.Count > 0)
            await OutcomeRows.WriteAsync(sql, outcomes, now);
        var claimed = new List<ClaimedDelivery>();
        if (claim is not null)
        {
            if (postgres)
                await WaitForOtherSendersAsync(sql);
            if (claim.TakeOver != TakeOver.None)
                await TakeOverAsync(sql, claim.TakeOver == TakeOver.All ? DateTimeOffset.MaxValue : now);
            var lease = DateTimeOffset.FromUnixTimeMilliseconds((now + claim.Lease).ToUnixTimeMilliseconds());
            await ClaimAsync(sql, DeliveryLane.Interactive, claim.Interactive, lease, now, claimed);
            await ClaimAsync(sql, DeliveryLane.Bulk, claim.Bulk - claimed.Count, lease, now, claimed);
        }

        await transaction.CommitAsync();
        return claimed;
    }

    /// <summary>Two senders that claim at once could take two rows of one chat and send them out of order.</summary>
    private Task WaitForOtherSendersAsync(OutboxCommand sql) =>
        sql.Say("SELECT pg_advisory_xact_lock(@lock, hashtext(@channel))")
            .With("@lock", ClaimLock)
            .With("@channel", channel)
            .ExecuteAsync();

    /// <summary>Rows whose sender died are sent again; they may have arrived already.</summary>
    private Task TakeOverAsync(OutboxCommand sql, DateTimeOffset until) =>
        sql.Say(
                """
                UPDATE "Deliveries"
                SET "State" = 'Pending', "LeaseUntil" = NULL, "Attempts" = "Attempts" + 1, "MayHaveArrived" = TRUE,
                    "Error" = 'the sender stopped before the answer'
                WHERE "Channel" = @channel AND "State" IN ('Pending', 'Sending')
                  AND "State" = 'Sending' AND "LeaseUntil" <= @until
                """
            )
            .With("@channel", channel)
            .With("@until", until)
            .ExecuteAsync();

    /// <summary>
    /// Takes due rows, oldest first. A chat that is being served waits, and so does one whose earlier row of the
    /// same lane is being retried; a row scheduled for later holds nobody up.
    /// </summary>
    private async Task ClaimAsync(
        OutboxCommand sql,
        DeliveryLane lane,
        int limit,
        DateTimeOffset lease,
        DateTimeOffset now,
        List<ClaimedDelivery> claimed
    )
    {
        if (limit <= 0)
            return;
        var skipLocked = postgres ? "FOR UPDATE OF d SKIP LOCKED" : "";
        sql.Say(
                $"""
                UPDATE "Deliveries" SET "State" = 'Sending', "LeaseUntil" = @lease
                WHERE "Id" IN (
                    SELECT d."Id" FROM "Deliveries" d
                    WHERE d."Channel" = @channel AND d."Lane" = @lane AND d."State" IN ('Pending', 'Sending')
                      AND d."State" = 'Pending' AND d."NotBefore" <= @now
                      AND NOT EXISTS (
                          SELECT 1 FROM "Deliveries" e
                          WHERE e."ChatId" = d."ChatId" AND e."State" IN ('Pending', 'Sending')
                            AND (e."State" = 'Sending'
                                 OR (e."Id" < d."Id" AND e."Lane" = d."Lane" AND e."NotBefore" > @now
                                     AND e."Error" IS NOT NULL)))
                    ORDER BY d."Id" LIMIT @limit {skipLocked})
                RETURNING "Id", "ChatId", "Recipient", "Payload", "Attempts", "MayHaveArrived", "NotBefore", "Error"
                """
            )
            .With("@channel", channel)
            .With("@lane", lane.ToString())
            .With("@limit", limit)
            .With("@now", now)
            .With("@lease", lease);
        await using var reader = await sql.ReadAsync();
        while (await reader.ReadAsync())
        {
            claimed.Add(
                new ClaimedDelivery(
                    reader.GetInt64(0),
                    reader.GetInt64(1),
                    reader.GetString(2),
                    reader.GetFieldValue<byte[]>(3),
                    reader.GetInt32(4),
                    reader.GetBoolean(5),
                    sql.ReadInstant(reader, 6),
                    lease,
                    reader.IsDBNull(7) ? null : reader.GetString(7)
                )
            );
        }
    }
}
