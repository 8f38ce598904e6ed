using Gradcheck.Domain.Signing;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Bot.Tests.Conversation;

public sealed class SignatureNameTests
{
    [Fact]
    public async Task A_wrong_name_gets_a_hint_and_after_three_the_check_starts_over()
    {
        await using var bot = await BotHarness.StartAsync();
        var student = await TestCohort.AddAsync(bot);
        var chat = await bot.Chat("1001").BindsAsync();

        Assert.Contains("还可以试 2 次", (await chat.SignsAsync("李停")).Single().Html);
        Assert.Contains("还可以试 1 次", (await chat.TypesAsync("<b>李婷</b>")).Single().Html);
        Assert.Contains("第 1 页", (await chat.TypesAsync(new string('李', 4000))).Single().Html);

        await chat.PressesAsync("本页无误");
        await chat.PressesAsync("本页无误");
        Assert.Contains("还可以试 2 次", (await chat.TypesAsync("👩‍🎓")).Single().Html);
        await chat.TypesAsync("李婷");
        Assert.Equal(SignatureState.Signed, (await bot.ReadAsync(student.Id)).SignatureState);
    }

    [Theory]
    [InlineData("李婷", " 李　婷 ")]
    [InlineData("阿依古丽·买买提", "阿依古丽•买买提")]
    [InlineData("阿依古丽·买买提", "阿依古丽．买买提")]
    [InlineData("阿依古丽·买买提", "阿依古丽 · 买买提")]
    [InlineData("𠮷田", "𠮷田\u200b")]
    public async Task A_name_is_compared_without_blanks_and_with_one_kind_of_middle_dot(string onRecord, string typed)
    {
        await using var bot = await BotHarness.StartAsync();
        var student = await TestCohort.AddAsync(bot, TestCohort.LiTing with { Name = onRecord });
        var chat = await bot.Chat("1001").BindsAsync();

        await chat.SignsAsync(typed);

        Assert.Equal(SignatureState.Signed, (await bot.ReadAsync(student.Id)).SignatureState);
        await using var db = bot.Database.Factory.CreateDbContext();
        Assert.Equal(NameCheck.Normalized, (await db.Signatures.SingleAsync()).NameCheck);
    }

    [Fact]
    public async Task A_name_with_markup_is_escaped_and_can_be_signed()
    {
        await using var bot = await BotHarness.StartAsync();
        var record = TestCohort.LiTing with { Name = "<b>李&婷", NativePlace = "<script>" };
        var student = await TestCohort.AddAsync(bot, record);
        var chat = await bot.Chat("1001").BindsAsync();

        Assert.Contains("&lt;script&gt;", (await chat.TypesAsync("/sign")).Single().Html);
        Assert.Contains("&lt;b&gt;李&amp;婷", (await chat.SignsAsync("<b>李&婷")).Single().Html);
        Assert.Equal(SignatureState.Signed, (await bot.ReadAsync(student.Id)).SignatureState);
    }
}
