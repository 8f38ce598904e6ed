using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Students;
using Xunit;

namespace Gradcheck.Bot.Tests.Conversation;

public sealed class SigningPagesTests
{
    [Fact]
    public async Task Every_signed_field_stands_on_exactly_one_page()
    {
        await using var bot = await BotHarness.StartAsync();
        await TestCohort.AddAsync(bot);
        var chat = await bot.Chat("1001").BindsAsync();

        var first = (await chat.TypesAsync("/sign")).Single().Html;
        var second = (await chat.PressesAsync("本页无误")).Single(m => m.Kind == OutgoingKind.Edit).Html;

        var lines = $"{first}\n{second}".Split('\n');
        Assert.All(
            StudentFields.Signed,
            field => Assert.Single(lines, line => line.StartsWith($"{field.Heading()}：", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task An_empty_field_says_that_it_is_empty()
    {
        await using var bot = await BotHarness.StartAsync();
        await TestCohort.AddAsync(bot, TestCohort.LiTing with { IdNumber = "", EnrolmentDate = "200509" });
        var chat = await bot.Chat("1001").BindsAsync();

        Assert.Contains("身份证号：（空，未登记）", (await chat.TypesAsync("/sign")).Single().Html);
        Assert.Contains("入学日期：200509（2005年9月）", (await chat.TypesAsync("/me")).Single().Html);
    }
}
