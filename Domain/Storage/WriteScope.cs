using System.Text.Json;
using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Messaging;

namespace Gradcheck.Domain.Storage;

/// <summary>
/// What a use case needs to change something: the database inside an open write transaction, who is acting and
/// when, the audit log and the outbox. What is added here is committed together or not at all.
/// </summary>
public sealed class WriteScope
{
    private readonly WriteTransaction transaction;

    internal WriteScope(WriteTransaction transaction, string actor, DateTimeOffset now)
    {
        this.transaction = transaction;
        Actor = actor;
        // Both databases keep whole milliseconds, so that a line of the audit log has the same hash on either.
        Now = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
    }

    public GradcheckDb Db => transaction.Db;

    /// <summary>Who acts, as in <see cref="AuditEntry.Actor"/>.</summary>
    public string Actor { get; private set; }

    /// <summary>The instant of the change, in whole milliseconds; the same for everything in it.</summary>
    public DateTimeOffset Now { get; }

    internal bool HasDeliveries { get; private set; }

    /// <summary>From here on a chat acts, as it turned out: our id of it, never the channel's.</summary>
    public void ActAs(Chat chat) => Actor = $"chat:{chat.Id}";

    /// <summary>Adds an audit entry. Its id is the next position of the log and is known at once.</summary>
    /// <param name="action">What happened, kebab-case.</param>
    /// <param name="cohortYear">The cohort concerned.</param>
    /// <param name="studentId">The student concerned.</param>
    /// <param name="details">Ids, field names and counts; never values of personal fields.</param>
    public AuditEntry Audit(string action, int? cohortYear = null, long? studentId = null, object? details = null)
    {
        var entry = new AuditEntry
        {
            Id = transaction.NextAuditId,
            At = Now,
            Actor = Actor,
            Action = action,
            CohortYear = cohortYear,
            StudentId = studentId,
            Details = details is null ? "{}" : JsonSerializer.Serialize(details, JsonColumn.Options),
        };
        transaction.Append(entry);
        return entry;
    }

    /// <summary>Puts a message to a chat into the outbox; it is sent after the commit.</summary>
    /// <param name="chat">The chat, stored already.</param>
    /// <param name="message">What to send.</param>
    /// <param name="lane">Interactive for an answer, bulk for everything a student did not just ask for.</param>
    /// <param name="notBefore">The earliest instant to send it; null for now.</param>
    public void Send(
        Chat chat,
        OutgoingMessage message,
        DeliveryLane lane = DeliveryLane.Interactive,
        DateTimeOffset? notBefore = null
    )
    {
        Db.Deliveries.Add(
            new Delivery
            {
                ChatId = chat.Id,
                Channel = chat.Channel,
                Recipient = chat.ExternalId,
                Lane = lane,
                Payload = JsonSerializer.Serialize(message, JsonColumn.Options),
                State = DeliveryState.Pending,
                NotBefore = notBefore ?? Now,
                CreatedAt = Now,
            }
        );
        HasDeliveries = true;
    }
}
