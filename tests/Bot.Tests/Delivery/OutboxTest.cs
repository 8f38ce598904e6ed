using Gradcheck.Bot.Delivery;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gradcheck.Bot.Tests.Delivery;

/// <summary>The real outbox sender on a real database, with a recording channel at its end.</summary>
public abstract class OutboxTest : IAsyncDisposable
{
    protected RecordingChannel Channel { get; } = new();
    protected BotHarness Bot { get; private set; } = null!;

    public async ValueTask DisposeAsync()
    {
        if (Bot is not null)
            await Bot.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task StartAsync(DatabaseProvider provider = DatabaseProvider.Sqlite) =>
        Bot = await BotHarness.StartAsync(provider, services => services.AddSingleton<IChannelSender>(Channel));

    protected async Task RestartAsync() => Bot = await Bot.RestartAsync();

    /// <summary>Puts one message for each text into a chat's outbox, in one commit.</summary>
    protected Task SendAsync(string chat, params string[] texts) =>
        CommitAsync((chat, scope => [.. texts.Select(text => (new OutgoingMessage { Html = text }, scope.Now))]));

    protected Task SendAsync(string chat, OutgoingMessage message) =>
        CommitAsync((chat, scope => [(message, scope.Now)]));

    protected Task SendBulkAsync(string chat, string text) =>
        CommitAsync(DeliveryLane.Bulk, (chat, scope => [(new OutgoingMessage { Html = text }, scope.Now)]));

    protected Task SendLaterAsync(string chat, string text, TimeSpan after) =>
        CommitAsync((chat, scope => [(new OutgoingMessage { Html = text }, scope.Now + after)]));

    protected async Task<Gradcheck.Domain.Messaging.Delivery> RowAsync(string text)
    {
        await using var db = Bot.Database.Factory.CreateDbContext();
        var rows = await db.Deliveries.AsNoTracking().ToListAsync();
        return rows.Single(d => d.Payload.Contains($"\"{text}\""));
    }

    /// <summary>Lets seconds pass until the row has come so far.</summary>
    protected async Task<Gradcheck.Domain.Messaging.Delivery> PassTimeUntilAsync(
        string text,
        Func<Gradcheck.Domain.Messaging.Delivery, bool> reached
    )
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!patience.IsCancellationRequested)
        {
            var row = await RowAsync(text);
            if (reached(row))
                return row;
            // Time passes only while the row waits for it.
            if (row.State == DeliveryState.Pending && row.NotBefore > Bot.Clock.GetUtcNow())
                Bot.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        throw new TimeoutException($"\"{text}\" did not come so far");
    }

    /// <summary>Waits, without the clock moving, until the row has come so far.</summary>
    protected async Task<Gradcheck.Domain.Messaging.Delivery> WaitUntilAsync(
        string text,
        Func<Gradcheck.Domain.Messaging.Delivery, bool> reached
    )
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!patience.IsCancellationRequested)
        {
            var row = await RowAsync(text);
            if (reached(row))
                return row;
        }

        throw new TimeoutException($"\"{text}\" did not come so far");
    }

    protected Task CommitAsync(
        params (string Chat, Func<WriteScope, (OutgoingMessage Message, DateTimeOffset NotBefore)[]> Messages)[] all
    ) => CommitAsync(DeliveryLane.Interactive, all);

    private Task CommitAsync(
        DeliveryLane lane,
        params (string Chat, Func<WriteScope, (OutgoingMessage Message, DateTimeOffset NotBefore)[]> Messages)[] all
    ) =>
        Bot.Writer.WriteAsync<bool>(
            "test",
            async scope =>
            {
                foreach (var (externalId, messages) in all)
                {
                    var chat = await ChatDirectory.FindOrAddAsync(scope, RecordingChannel.Name, externalId);
                    foreach (var (message, notBefore) in messages(scope))
                        scope.Send(chat, message, lane, notBefore);
                }

                return true;
            }
        );
}
