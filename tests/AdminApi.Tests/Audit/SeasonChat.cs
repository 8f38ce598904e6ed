using System.Text.Json;
using Gradcheck.Bot.Conversation;
using Gradcheck.Bot.Updates;
using Gradcheck.Bot.WebChat;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gradcheck.AdminApi.Tests.Audit;

/// <summary>A student's end of a web chat in the whole application.</summary>
internal sealed class SeasonChat(ApiHarness api, string session)
{
    private int updates;
    private IReadOnlyList<ChatButton> buttons = [];

    public Task TypesAsync(string text) => SendAsync(IncomingKind.Text, text);

    public Task PressesAsync(string label) =>
        SendAsync(IncomingKind.Press, buttons.Single(button => button.Text == label).Data);

    private async Task SendAsync(IncomingKind kind, string text)
    {
        var update = $"{session}-{++updates}";
        await api
            .Services.GetRequiredService<UpdateProcessor>()
            .HandleAsync(new IncomingMessage(WebChatSession.Channel, session, update, kind, text, "1", update));
        await using var db = api.OpenDatabase();
        var sent = await db.Deliveries.Where(d => d.Recipient == session).OrderByDescending(d => d.Id).ToListAsync();
        buttons =
            sent.Select(row => JsonSerializer.Deserialize<OutgoingMessage>(row.Payload, JsonColumn.Options)!.Buttons)
                .FirstOrDefault(offered => offered.Count > 0)
                ?.SelectMany(row => row)
                .ToList()
            ?? [];
    }
}
