using Gradcheck.Domain.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gradcheck.Domain.Storage.Configuration;

internal sealed class ChatConfiguration : IEntityTypeConfiguration<Chat>
{
    public void Configure(EntityTypeBuilder<Chat> chat)
    {
        chat.HasIndex(c => new { c.Channel, c.ExternalId }).IsUnique();
        chat.HasIndex(c => c.StudentId);
    }
}

internal sealed class ProcessedUpdateConfiguration : IEntityTypeConfiguration<ProcessedUpdate>
{
    public void Configure(EntityTypeBuilder<ProcessedUpdate> update)
    {
        update.HasKey(u => new { u.Channel, u.UpdateId });
        update.Property(u => u.Channel).HasMaxLength(32);
        update.Property(u => u.UpdateId).HasMaxLength(128);
    }
}

internal sealed class DeliveryConfiguration : IEntityTypeConfiguration<Delivery>
{
    private const string Open = "\"State\" IN ('Pending', 'Sending')";

    public void Configure(EntityTypeBuilder<Delivery> delivery)
    {
        // Only the rows still to be sent are in the indexes, so they stay small whatever the history.
        delivery
            .HasIndex(
                d => new
                {
                    d.Channel,
                    d.Lane,
                    d.Id,
                },
                "IX_Deliveries_Open"
            )
            .HasFilter(Open);
        delivery.HasIndex(d => new { d.ChatId, d.Id }, "IX_Deliveries_OpenOfChat").HasFilter(Open);
    }
}

internal sealed class WebChatMessageConfiguration : IEntityTypeConfiguration<WebChatMessage>
{
    public void Configure(EntityTypeBuilder<WebChatMessage> message)
    {
        message.HasIndex(m => new { m.ChatId, m.Revision }).IsUnique();
        message.HasIndex(m => new { m.ChatId, m.ClientId }).IsUnique();
        message.HasIndex(m => m.DeliveryId).IsUnique();
        message.Property(m => m.ClientId).HasMaxLength(64);
    }
}
