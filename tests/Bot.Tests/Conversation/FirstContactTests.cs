using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Bot.Tests.Conversation;

public sealed class FirstContactTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_deep_link_asks_for_consent_and_then_binds_at_once(DatabaseProvider provider)
    {
        await using var bot = await BotHarness.StartAsync(provider);
        var student = await TestCohort.AddAsync(bot);
        var chat = bot.Chat("1001");

        var notice = await chat.TypesAsync($"/start {TestCohort.Code}");
        Assert.DoesNotContain(notice, message => message.Html.Contains("李婷"));

        var answers = await chat.PressesAsync("同意");
        Assert.Contains(answers, message => message.Html.Contains("✅ 绑定成功") && message.Html.Contains("李婷"));
        Assert.Contains(answers, message => message.Kind == OutgoingKind.AnswerPress);

        await using var db = bot.Database.Factory.CreateDbContext();
        Assert.Equal(student.Id, (await db.Chats.SingleAsync()).StudentId);
        Assert.Equal(
            ["consent-given", "chat-bound"],
            await db.AuditEntries.OrderBy(e => e.Id).Select(e => e.Action).ToListAsync()
        );
    }

    [Fact]
    public async Task An_update_delivered_three_times_has_one_effect()
    {
        await using var bot = await BotHarness.StartAsync();
        await TestCohort.AddAsync(bot);
        var chat = bot.Chat("1001");
        var update = new Gradcheck.Bot.Conversation.IncomingMessage(
            "telegram",
            "1001",
            "same",
            Gradcheck.Bot.Conversation.IncomingKind.Text,
            "/help"
        );

        Assert.Single(await chat.SendAsync(update));
        Assert.Empty(await chat.SendAsync(update));
        Assert.Empty(await chat.SendAsync(update));
    }

    [Fact]
    public async Task The_masked_ID_number_is_revealed_in_place_and_hidden_again_after_a_minute()
    {
        await using var bot = await BotHarness.StartAsync();
        await TestCohort.AddAsync(bot);
        var chat = bot.Chat("1001");
        await chat.TypesAsync($"/start {TestCohort.Code}");
        await chat.PressesAsync("同意");

        var record = await chat.TypesAsync("我的信息");
        Assert.Contains("430**************0", record.Single().Html);

        var revealed = await chat.PressesAsync("显示完整身份证号");
        var edits = revealed.Where(message => message.Kind == OutgoingKind.Edit).ToList();
        Assert.Contains("430102198603059840", edits[0].Html);
        Assert.DoesNotContain("430102198603059840", edits[1].Html);

        await using var db = bot.Database.Factory.CreateDbContext();
        var hide = await db.Deliveries.OrderBy(d => d.Id).LastAsync();
        Assert.Equal(bot.Clock.GetUtcNow().AddSeconds(60), hide.NotBefore);
    }
}
