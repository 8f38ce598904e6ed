using Gradcheck.Bot.Conversation;
using Gradcheck.Domain.Messaging;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Bot.Tests.Updates;

public sealed class FloodTests
{
    private const int Allowed = 60;

    [Fact]
    public async Task A_student_who_floods_the_bot_is_asked_to_wait_once_and_then_not_answered_until_the_window_passes()
    {
        await using var bot = await BotHarness.StartAsync();
        var student = bot.Chat("1001");
        for (var i = 0; i < Allowed; i++)
            Assert.NotEmpty(await student.TypesAsync("/help"));

        var hint = Assert.Single(await student.TypesAsync("/help"));
        Assert.Contains("太快", hint.Html);
        for (var i = 0; i < 20; i++)
            Assert.Empty(await student.TypesAsync("/help"));

        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains("我能帮你做这些", Assert.Single(await student.TypesAsync("/help")).Html);
    }

    [Fact]
    public async Task What_floods_is_still_acknowledged_and_remembered_and_nobody_else_notices()
    {
        await using var bot = await BotHarness.StartAsync();
        var (flooder, other) = (bot.Chat("1001"), bot.Chat("1002"));
        for (var i = 0; i < Allowed + 1; i++)
            await flooder.TypesAsync("/help");

        var silenced = new IncomingMessage("telegram", "1001", StudentChat.NextUpdate(), IncomingKind.Text, "/help");
        Assert.Empty(await flooder.SendAsync(silenced));
        Assert.NotEmpty(await other.TypesAsync("/help"));

        await using var db = bot.Database.Factory.CreateDbContext();
        Assert.Single(await db.ProcessedUpdates.Where(u => u.UpdateId == silenced.UpdateId).ToListAsync());
        // Delivered again after the window it still counts as the one that was not handled.
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(await flooder.SendAsync(silenced));
    }

    [Fact]
    public async Task A_repeated_delivery_does_not_use_up_the_students_messages()
    {
        await using var bot = await BotHarness.StartAsync();
        var student = bot.Chat("1001");
        var once = new IncomingMessage("telegram", "1001", StudentChat.NextUpdate(), IncomingKind.Text, "/help");
        for (var i = 0; i < 2 * Allowed; i++)
            await student.SendAsync(once);

        Assert.Contains("我能帮你做这些", Assert.Single(await student.TypesAsync("/help")).Html);
    }

    [Fact]
    public async Task Too_many_presses_are_answered_where_they_were_pressed()
    {
        await using var bot = await BotHarness.StartAsync();
        var student = bot.Chat("1001");
        for (var i = 0; i < Allowed; i++)
            await student.TypesAsync("/help");

        var answer = Assert.Single(await student.PressesDataAsync("x"));

        Assert.Equal(OutgoingKind.AnswerPress, answer.Kind);
        Assert.Contains("太快", answer.Html);
    }

    [Fact]
    public async Task That_a_student_blocked_the_bot_is_known_in_a_flood_too()
    {
        await using var bot = await BotHarness.StartAsync();
        var student = bot.Chat("1001");
        for (var i = 0; i < Allowed + 2; i++)
            await student.TypesAsync("/help");

        await student.SendAsync(
            new IncomingMessage("telegram", "1001", StudentChat.NextUpdate(), IncomingKind.Blocked)
        );

        await using var db = bot.Database.Factory.CreateDbContext();
        Assert.NotNull((await db.Chats.SingleAsync(c => c.ExternalId == "1001")).UnreachableSince);
    }
}
