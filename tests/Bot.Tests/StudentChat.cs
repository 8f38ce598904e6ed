using System.Globalization;
using System.Text.Json;
using Gradcheck.Bot.Conversation;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Bot.Tests;

/// <summary>A student's end of a chat: types and presses, and reads the answers that were committed to the outbox.</summary>
public sealed class StudentChat(BotHarness bot, string channel, string id)
{
    private static long lastUpdate;
    private long lastSeen;

    /// <summary>The buttons under the newest message that has any.</summary>
    public IReadOnlyList<ChatButton> Buttons { get; private set; } = [];

    public Task<IReadOnlyList<OutgoingMessage>> TypesAsync(string text) =>
        SendAsync(new IncomingMessage(channel, id, NextUpdate(), IncomingKind.Text, text));

    /// <summary>Presses the button that says <paramref name="text"/> under the newest message.</summary>
    public Task<IReadOnlyList<OutgoingMessage>> PressesAsync(string text) =>
        PressesDataAsync(Buttons.Single(b => b.Text == text).Data);

    public Task<IReadOnlyList<OutgoingMessage>> PressesDataAsync(string data) =>
        SendAsync(new IncomingMessage(channel, id, NextUpdate(), IncomingKind.Press, data, "77", NextUpdate()));

    /// <summary>Delivers an update and returns what it added to the outbox for this chat, oldest first.</summary>
    public async Task<IReadOnlyList<OutgoingMessage>> SendAsync(IncomingMessage incoming)
    {
        await bot.Updates.HandleAsync(incoming);
        await using var db = bot.Database.Factory.CreateDbContext();
        var rows = await db
            .Deliveries.Where(d => d.Channel == channel && d.Recipient == id && d.Id > lastSeen)
            .OrderBy(d => d.Id)
            .ToListAsync();
        if (rows.Count == 0)
            return [];
        lastSeen = rows[^1].Id;
        var messages = rows.ConvertAll(row =>
            JsonSerializer.Deserialize<OutgoingMessage>(row.Payload, JsonColumn.Options)!
        );
        if (messages.LastOrDefault(m => m.Buttons.Count > 0) is { } offered)
            Buttons = [.. offered.Buttons.SelectMany(row => row)];
        return messages;
    }

    /// <summary>Opens the link of a binding code and agrees.</summary>
    public async Task<StudentChat> BindsAsync(string code = TestCohort.Code)
    {
        await TypesAsync($"/start {code}");
        await PressesAsync("同意");
        return this;
    }

    /// <summary>Checks both pages and types the name; returns the answers to the name.</summary>
    public async Task<IReadOnlyList<OutgoingMessage>> SignsAsync(string name = "李婷")
    {
        await TypesAsync("/sign");
        await PressesAsync("本页无误");
        await PressesAsync("本页无误");
        return await TypesAsync(name);
    }

    public static string NextUpdate() => Interlocked.Increment(ref lastUpdate).ToString(CultureInfo.InvariantCulture);
}
