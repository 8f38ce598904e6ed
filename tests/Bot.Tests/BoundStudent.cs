using Gradcheck.Domain;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Bot.Tests;

/// <summary>李婷 in a chat that has consented and is bound to her record.</summary>
public sealed record BoundStudent(BotHarness Bot, StudentChat Chat, Student Student) : IAsyncDisposable
{
    public static async Task<BoundStudent> StartAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        Func<CohortSettings, CohortSettings>? settings = null
    )
    {
        var bot = await BotHarness.StartAsync(provider);
        var student = await TestCohort.AddAsync(bot, settings: settings);
        return new BoundStudent(bot, await bot.Chat("1001").BindsAsync(), student);
    }

    /// <summary>Types a text and returns the one answer.</summary>
    public async Task<OutgoingMessage> TypesAsync(string text) => Assert.Single(await Chat.TypesAsync(text));

    /// <summary>Presses a button and returns the message it changed.</summary>
    public async Task<OutgoingMessage> PressesAsync(string text) =>
        (await Chat.PressesAsync(text)).Last(message => message.Kind != OutgoingKind.AnswerPress);

    /// <summary>Presses data and returns what popped up.</summary>
    public async Task<string> PopsUpAsync(string data) =>
        (await Chat.PressesDataAsync(data)).Single(message => message.Kind == OutgoingKind.AnswerPress).Html;

    public string Button(string text) => Chat.Buttons.Single(button => button.Text == text).Data;

    public async Task<T> ReadAsync<T>(Func<GradcheckDb, Task<T>> read)
    {
        await using var db = Bot.Database.Factory.CreateDbContext();
        return await read(db);
    }

    public Task<List<string>> AuditAsync(string action) =>
        ReadAsync(db => db.AuditEntries.Where(e => e.Action == action).Select(e => e.Details).ToListAsync());

    /// <summary>Moves the clock to a local time.</summary>
    public void ItIs(DateOnly date, TimeOnly time) => Bot.Clock.SetUtcNow(CampusTime.At(date, time));

    /// <summary>No update was set aside as one that could not be handled.</summary>
    public async Task NothingFailedAsync() =>
        Assert.Empty(await ReadAsync(db => db.ProcessedUpdates.Where(u => u.Error != null).ToListAsync()));

    public ValueTask DisposeAsync() => Bot.DisposeAsync();
}
