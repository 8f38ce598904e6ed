using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Bot.Tests.Conversation;

public sealed class UnbindDialogueTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Unbinding_asks_first_and_leaves_the_signature(DatabaseProvider provider)
    {
        await using var bot = await BotHarness.StartAsync(provider);
        var student = await TestCohort.AddAsync(bot);
        var chat = await bot.Chat("1001").BindsAsync();
        await chat.SignsAsync();
        await chat.TypesAsync("/unbind");
        Assert.Equal(["确认解除", "不解除"], chat.Buttons.Select(b => b.Text));

        Assert.Contains(await chat.PressesAsync("确认解除"), m => m.Html.Contains("已解除绑定"));

        await using var db = bot.Database.Factory.CreateDbContext();
        Assert.Null((await db.Chats.SingleAsync()).StudentId);
        Assert.Equal("unbound", (await db.Bindings.SingleAsync()).EndReason);
        var entry = await db.AuditEntries.SingleAsync(e => e.Action == "chat-unbound");
        var stored = await bot.ReadAsync(student.Id);
        Assert.Equal($"chat:{(await db.Chats.SingleAsync()).Id}", entry.Actor);
        Assert.Equal(entry.Id, stored.ChangeSequence);
        Assert.Equal(SignatureState.Signed, stored.SignatureState);
        Assert.DoesNotContain(await chat.TypesAsync("/me"), m => m.Html.Contains("李婷"));
    }

    [Fact]
    public async Task A_removed_students_chat_is_told_and_shows_nothing_any_more()
    {
        await using var bot = await BotHarness.StartAsync();
        var student = await TestCohort.AddAsync(bot);
        var chat = await bot.Chat("1001").BindsAsync();

        await bot.RemoveAsync(student.StudentNumber);

        await using var db = bot.Database.Factory.CreateDbContext();
        var told = await db.Deliveries.OrderBy(d => d.Id).LastAsync();
        Assert.Contains("已不在本届预计毕业生名单中", told.Payload);
        Assert.Null((await db.Chats.SingleAsync()).StudentId);
        Assert.DoesNotContain(await chat.TypesAsync("/me"), m => m.Html.Contains("李婷"));
        Assert.Contains("没有绑定成功", (await chat.TypesAsync(TestCohort.Code)).Single().Html);
    }

    [Fact]
    public async Task Not_unbinding_and_old_buttons_change_nothing()
    {
        await using var bot = await BotHarness.StartAsync();
        var student = await TestCohort.AddAsync(bot);
        var chat = await bot.Chat("1001").BindsAsync();
        await chat.TypesAsync("/unbind");
        var confirm = chat.Buttons.Single(b => b.Text == "确认解除").Data;

        Assert.Contains(await chat.PressesAsync("不解除"), m => m.Html.Contains("没有解除"));
        Assert.Contains("过期", (await chat.PressesDataAsync(confirm)).Single().Html);

        await using var db = bot.Database.Factory.CreateDbContext();
        Assert.Equal(student.Id, (await db.Chats.SingleAsync()).StudentId);
    }

    [Fact]
    public async Task Leaving_needs_no_new_consent()
    {
        await using var bot = await BotHarness.StartAsync();
        await TestCohort.AddAsync(bot);
        var chat = await bot.Chat("1001").BindsAsync();
        await bot.Writer.WriteAsync<bool>(
            "key:1",
            async scope =>
            {
                (await scope.Db.Cohorts.SingleAsync()).Settings = new CohortSettings { ConsentVersion = 2 };
                return true;
            }
        );

        await chat.TypesAsync("/unbind");
        await chat.TypesAsync("好的");
        Assert.Contains(await chat.PressesAsync("确认解除"), m => m.Html.Contains("已解除绑定"));
        Assert.Contains("没有绑定", (await chat.TypesAsync("/unbind")).Single().Html);
    }
}
