using Gradcheck.Bot.Conversation;
using Gradcheck.Domain.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gradcheck.Bot.Tests.Conversation;

/// <summary>A channel that has neither buttons nor edits nor pictures: choices are numbers to reply with.</summary>
public sealed class PlainChannelTests
{
    [Theory]
    [InlineData("2")]
    [InlineData("4")]
    [InlineData("5年")]
    public async Task A_programme_length_that_looks_like_a_choice_is_taken_as_typed(string typed)
    {
        await using var bot = await StartAsync();
        await TestCohort.AddAsync(bot, TestCohort.LiTing with { ProgrammeLength = "3" });
        var chat = await BindAsync(bot);
        var menu = Assert.Single(await chat.TypesAsync("/fix"));
        Assert.Contains("回复 13：学制", menu.Html);
        await chat.TypesAsync("13");

        var summary = Assert.Single(await chat.TypesAsync(typed));
        Assert.Contains($"学制：3 → <b>{typed[0]}</b>", summary.Html);
        Assert.Contains("回复 1：提交", summary.Html);
        await chat.TypesAsync("1");

        await using var db = bot.Database.Factory.CreateDbContext();
        Assert.Equal(typed[..1], (await db.Corrections.SingleAsync()).NewValue);
    }

    [Fact]
    public async Task The_photo_is_told_in_text_alone_and_acknowledged_by_number()
    {
        await using var bot = await StartAsync();
        var student = await TestCohort.AddAsync(bot);
        await TestPhotoPlan.AddAsync(bot, student);
        var chat = await BindAsync(bot);

        var shown = Assert.Single(await chat.TypesAsync("/photo"));
        Assert.DoesNotContain("加到日历", shown.Html);
        var answers = await chat.TypesAsync("1");

        Assert.Contains(answers, answer => answer.Html.Contains("你已确认", StringComparison.Ordinal));
        Assert.All(answers, answer => Assert.Equal(OutgoingKind.Send, answer.Kind));
    }

    private static Task<BotHarness> StartAsync() =>
        BotHarness.StartAsync(services: services =>
            services.AddSingleton(
                new ChannelCapabilities("plain", Buttons: false, Edits: false, Pictures: false, PushAnyTime: false)
            )
        );

    private static async Task<StudentChat> BindAsync(BotHarness bot)
    {
        var chat = bot.Chat("1001", "plain");
        await chat.TypesAsync($"/start {TestCohort.Code}");
        await chat.TypesAsync("1");
        return chat;
    }
}
