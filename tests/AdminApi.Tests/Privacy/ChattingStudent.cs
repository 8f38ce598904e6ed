using System.Text.Json;
using Gradcheck.Bot.Conversation;
using Gradcheck.Bot.Updates;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gradcheck.AdminApi.Tests.Privacy;

/// <summary>A student in the web chat of the running application.</summary>
internal sealed class ChattingStudent(ApiHarness api, string id)
{
    private const string Channel = "web";

    public Task TypesAsync(string text) => SendAsync(IncomingKind.Text, text);

    /// <summary>Presses the newest button that says <paramref name="text"/>.</summary>
    public async Task PressesAsync(string text)
    {
        await using var db = api.OpenDatabase();
        var rows = await db.Deliveries.AsNoTracking().Where(d => d.Recipient == id).OrderBy(d => d.Id).ToListAsync();
        var button = rows.Select(row => JsonSerializer.Deserialize<OutgoingMessage>(row.Payload, JsonColumn.Options)!)
            .SelectMany(message => message.Buttons)
            .SelectMany(row => row)
            .Last(button => button.Text == text);
        await SendAsync(IncomingKind.Press, button.Data);
    }

    private Task SendAsync(IncomingKind kind, string text) =>
        api
            .Services.GetRequiredService<UpdateProcessor>()
            .HandleAsync(new IncomingMessage(Channel, id, Guid.NewGuid().ToString("n"), kind, text, "1", "1"));
}
