using Gradcheck.Bot.WebChat;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Bot.Tests.Conversation;

/// <summary>The next person at the browser of somebody who unbound.</summary>
public sealed class UnboundWebChatTests
{
    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task After_unbinding_the_history_holds_nothing_of_before_and_says_so_to_an_open_page(
        DatabaseProvider provider
    )
    {
        await using var bot = await BotHarness.StartAsync(provider);
        await TestCohort.AddAsync(bot);
        var chat = await bot.Chat("browser", "web").BindsAsync();
        await AddBubbleAsync(bot, "李婷", revision: 41);
        await chat.TypesAsync("/unbind");

        await chat.PressesAsync("确认解除");

        await using var db = bot.Database.Factory.CreateDbContext();
        var stored = await db.Chats.SingleAsync();
        Assert.Equal((null, null, null), (stored.StudentId, stored.Dialogue, stored.ConsentVersion));
        var bubbles = await WebChatHistory.ReadAsync(db, stored.Id, seen: 0);
        Assert.DoesNotContain(bubbles, bubble => bubble.Payload.Contains("李婷", StringComparison.Ordinal));
        // A page that has seen all of it hears of the end first.
        var news = await WebChatHistory.ReadAsync(db, stored.Id, seen: 41);
        Assert.Equal(OutgoingKind.Cleared, WebChatHistory.Read(news[0]).Kind);
        Assert.DoesNotContain(
            await db.Deliveries.ToListAsync(),
            delivery => delivery.Payload.Contains("李婷", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_message_that_was_under_way_is_not_shown_after_unbinding()
    {
        await using var bot = await BotHarness.StartAsync();
        await TestCohort.AddAsync(bot);
        var chat = await bot.Chat("browser", "web").BindsAsync();
        await AddBubbleAsync(bot, "以前", revision: 41);
        await chat.TypesAsync("/me");
        var underWay = (await DeliveriesAsync(bot)).Last(d => d.Payload.Contains("李婷", StringComparison.Ordinal));
        await chat.TypesAsync("/unbind");
        await chat.PressesAsync("确认解除");

        await new WebChatSender(bot.Writer, new WebChatHub()).SendAsync(
            underWay.Id,
            "browser",
            new OutgoingMessage { Html = "李婷" },
            CancellationToken.None
        );

        await using var db = bot.Database.Factory.CreateDbContext();
        var bubbles = await db.WebChatMessages.ToListAsync();
        Assert.DoesNotContain(bubbles, bubble => bubble.Payload.Contains("李婷", StringComparison.Ordinal));
    }

    private static async Task<List<Domain.Messaging.Delivery>> DeliveriesAsync(BotHarness bot)
    {
        await using var db = bot.Database.Factory.CreateDbContext();
        return await db.Deliveries.OrderBy(d => d.Id).ToListAsync();
    }

    private static Task AddBubbleAsync(BotHarness bot, string text, long revision) =>
        bot.Writer.WriteAsync<bool>(
            "test",
            async scope =>
            {
                var chat = await scope.Db.Chats.SingleAsync();
                scope.Db.WebChatMessages.Add(
                    new WebChatMessage
                    {
                        ChatId = chat.Id,
                        Payload = $$"""{"html":"{{text}}"}""",
                        At = scope.Now,
                        Revision = revision,
                    }
                );
                return true;
            }
        );
}
