using System.Data;
using System.Data.Common;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Gradcheck.Bot.Delivery;

/// <summary>
/// One channel's rows of the outbox as the sender works on them: what came of the last sends is written and the
/// next rows are claimed behind one flush to disk. By hand in SQL, because every message passes here twice.
/// </summary>
internal sealed class OutboxTable(GradcheckDbFactory databases, string channel)
{
    private const int ClaimLock = 0x6772_6164;
    private readonly bool postgres = databases.Options.Provider == DatabaseProvider.Postgres;

    /// <summary>
    /// Whether no other process can be sending: a server on SQLite has the file to itself. Rows that are being
    /// sent when it starts were then left behind by a process that died.
    /// </summary>
    public bool IsAlone => !postgres;

    /// <summary>Writes outcomes and claims rows, all in one transaction.</summary>
    /// <param name="outcomes">What came of rows claimed before; a row that is no longer held is left alone.</param>
    /// <param name="claim">How many rows to claim and until when; null claims none.</param>
    /// <param name="now">The instant of the change.</param>
    public async Task<IReadOnlyList<ClaimedDelivery>> TurnAsync(
        IReadOnlyList<DeliveryOutcome> outcomes,
        Claim? claim,
        DateTimeOffset now
    )
    {
        await using var db = databases.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();

        if (outcomes.Count > 0)
            await RecordAsync(command, outcomes, now);
        var claimed = new List<ClaimedDelivery>();
        if (claim is not null)
        {
            if (postgres)
                await WaitForOtherSendersAsync(command);
            if (claim.TakeOverUntil is { } until)
                await TakeOverAsync(command, until);
            await ClaimAsync(command, DeliveryLane.Interactive, claim.Interactive, claim.LeaseUntil, now, claimed);
            await ClaimAsync(command, DeliveryLane.Bulk, claim.Bulk - claimed.Count, claim.LeaseUntil, now, claimed);
        }

        await transaction.CommitAsync();
        return claimed;
    }

    /// <summary>Two senders that claim at once could take two rows of one chat and send them out of order.</summary>
    private async Task WaitForOtherSendersAsync(DbCommand command)
    {
        command.CommandText = "SELECT pg_advisory_xact_lock(@lock, hashtext(@channel))";
        command.Parameters.Clear();
        Add(command, "@lock", DbType.Int32).Value = ClaimLock;
        Add(command, "@channel", DbType.String).Value = channel;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Rows whose sender died are sent again; they may have arrived already.</summary>
    private async Task TakeOverAsync(DbCommand command, DateTimeOffset until)
    {
        command.CommandText = """
            UPDATE "Deliveries"
            SET "State" = 'Pending', "LeaseUntil" = NULL, "Attempts" = "Attempts" + 1, "MayHaveArrived" = TRUE,
                "Error" = 'the sender stopped before the answer'
            WHERE "Channel" = @channel AND "State" IN ('Pending', 'Sending')
              AND "State" = 'Sending' AND "LeaseUntil" <= @until
            """;
        command.Parameters.Clear();
        Add(command, "@channel", DbType.String).Value = channel;
        AddInstant(command, "@until").Value = Instant(until);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>
    /// Takes due rows, oldest first. A chat that is being served waits, and so does one whose earlier row of the
    /// same lane is being retried; a row scheduled for later holds nobody up.
    /// </summary>
    private async Task ClaimAsync(
        DbCommand command,
        DeliveryLane lane,
        int limit,
        DateTimeOffset leaseUntil,
        DateTimeOffset now,
        List<ClaimedDelivery> claimed
    )
    {
        if (limit <= 0)
            return;
        var skipLocked = postgres ? "FOR UPDATE OF d SKIP LOCKED" : "";
        command.CommandText = $"""
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
            """;
        command.Parameters.Clear();
        Add(command, "@channel", DbType.String).Value = channel;
        Add(command, "@lane", DbType.String).Value = lane.ToString();
        Add(command, "@limit", DbType.Int32).Value = limit;
        AddInstant(command, "@now").Value = Instant(now);
        AddInstant(command, "@lease").Value = Instant(leaseUntil);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            claimed.Add(
                new ClaimedDelivery(
                    reader.GetInt64(0),
                    reader.GetInt64(1),
                    reader.GetString(2),
                    reader.GetString(3),
                    lane,
                    reader.GetInt32(4),
                    reader.GetBoolean(5),
                    ReadInstant(reader, 6),
                    leaseUntil,
                    reader.IsDBNull(7) ? null : reader.GetString(7)
                )
            );
        }
    }

    private async Task RecordAsync(DbCommand command, IReadOnlyList<DeliveryOutcome> outcomes, DateTimeOffset now)
    {
        command.CommandText = """
            UPDATE "Deliveries"
            SET "State" = @state, "LeaseUntil" = NULL, "Attempts" = @attempts, "MayHaveArrived" = @may,
                "NotBefore" = @notBefore, "SentAt" = @sentAt, "MessageId" = @messageId, "Error" = @error
            WHERE "Id" = @id AND "State" = 'Sending' AND "LeaseUntil" = @lease
            """;
        command.Parameters.Clear();
        var state = Add(command, "@state", DbType.String);
        var attempts = Add(command, "@attempts", DbType.Int32);
        var mayHaveArrived = Add(command, "@may", DbType.Boolean);
        var notBefore = AddInstant(command, "@notBefore");
        var sentAt = AddInstant(command, "@sentAt");
        var messageId = Add(command, "@messageId", DbType.String);
        var error = Add(command, "@error", DbType.String);
        var id = Add(command, "@id", DbType.Int64);
        var lease = AddInstant(command, "@lease");
        foreach (var outcome in outcomes)
        {
            state.Value = outcome.State.ToString();
            attempts.Value = outcome.Attempts;
            mayHaveArrived.Value = outcome.MayHaveArrived;
            notBefore.Value = Instant(outcome.NotBefore);
            sentAt.Value = outcome.SentAt is { } at ? Instant(at) : DBNull.Value;
            messageId.Value = (object?)outcome.MessageId ?? DBNull.Value;
            error.Value = (object?)outcome.Error ?? DBNull.Value;
            id.Value = outcome.Row.Id;
            lease.Value = Instant(outcome.Row.LeaseUntil);
            await command.ExecuteNonQueryAsync();
        }

        command.CommandText = """
            UPDATE "Chats" SET "UnreachableSince" = @now WHERE "Id" = @chat AND "UnreachableSince" IS NULL
            """;
        command.Parameters.Clear();
        AddInstant(command, "@now").Value = Instant(now);
        var chat = Add(command, "@chat", DbType.Int64);
        foreach (var outcome in outcomes.Where(o => o.State == DeliveryState.Unreachable))
        {
            chat.Value = outcome.Row.ChatId;
            await command.ExecuteNonQueryAsync();
        }
    }

    private static DbParameter Add(DbCommand command, string name, DbType type)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.DbType = type;
        command.Parameters.Add(parameter);
        return parameter;
    }

    private DbParameter AddInstant(DbCommand command, string name) =>
        Add(command, name, postgres ? DbType.DateTime : DbType.Int64);

    // As the model stores instants: milliseconds since 1970 on SQLite, timestamptz on PostgreSQL.
    private object Instant(DateTimeOffset instant) => postgres ? instant.UtcDateTime : instant.ToUnixTimeMilliseconds();

    private DateTimeOffset ReadInstant(DbDataReader reader, int column) =>
        postgres
            ? new DateTimeOffset(reader.GetDateTime(column))
            : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));

    /// <summary>How many rows of each lane to claim, at most, and until when they are held.</summary>
    /// <param name="Interactive">Rows of the interactive lane.</param>
    /// <param name="Bulk">Rows of the bulk lane, less what was claimed of the interactive one.</param>
    /// <param name="LeaseUntil">Until when this process holds them; whole milliseconds.</param>
    /// <param name="TakeOverUntil">Rows of others whose lease ended by then are taken over first; null takes none.</param>
    public sealed record Claim(int Interactive, int Bulk, DateTimeOffset LeaseUntil, DateTimeOffset? TakeOverUntil);
}
