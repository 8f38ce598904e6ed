using Gradcheck.Bot.Conversation;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Students;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gradcheck.Bot.Tests.Conversation;

/// <summary>A channel like WeChat: no buttons under messages, no edits; every choice is a number to reply with.</summary>
public sealed class WithoutButtonsTests
{
    [Fact]
    public async Task Consent_binding_and_signing_work_by_typed_numbers()
    {
        await using var bot = await StartAsync();
        var student = await TestCohort.AddAsync(bot, settings: Policy(BindingPolicy.Code));
        var chat = new NumbersOnly(bot.Chat("openid-1", "plain"));

        Assert.Contains("回复 1：同意", await chat.TypesAsync($"/start {TestCohort.Code}"));
        Assert.Contains("✅ 绑定成功", await chat.TypesAsync("1"));
        Assert.Contains("回复 2：有误，要更正", await chat.TypesAsync("核对签名"));
        Assert.Contains("第 2 页", await chat.TypesAsync("１"));
        Assert.Contains("不得代签", await chat.TypesAsync("1."));
        Assert.Contains("不一致", await chat.TypesAsync("1"));
        Assert.Contains("签名成功", await chat.TypesAsync("李婷"));
        Assert.Equal("plain", (await bot.ReadAsync(student.Id)).SignedChannel);
    }

    [Fact]
    public async Task A_number_that_answers_a_question_is_not_taken_for_an_old_choice()
    {
        await using var bot = await StartAsync();
        var record = TestCohort.LiTing with { StudentNumber = "1", IdNumber = "430102198603000001" };
        var student = await TestCohort.AddAsync(bot, record, settings: Policy(BindingPolicy.CodeOrIdentity));
        var chat = new NumbersOnly(bot.Chat("openid-1", "plain"));
        await chat.TypesAsync("/bind");
        Assert.Contains("回复 1：没有绑定码", await chat.TypesAsync("1"));
        await chat.TypesAsync("1");
        Assert.Contains("第 2 步", await chat.TypesAsync("1"));
        await chat.TypesAsync("李婷");
        Assert.Contains("✅ 绑定成功", await chat.TypesAsync("000001"));
        Assert.NotEqual(0, (await bot.ReadAsync(student.Id)).ChangeSequence);
    }

    [Fact]
    public async Task A_hint_in_between_leaves_the_choices_and_a_number_out_of_range_is_no_choice()
    {
        await using var bot = await StartAsync();
        await TestCohort.AddAsync(bot);
        var chat = new NumbersOnly(bot.Chat("openid-1", "plain"));
        await chat.TypesAsync($"/start {TestCohort.Code}");
        await chat.TypesAsync("1");
        await chat.TypesAsync("/sign");

        Assert.Contains("回复 1：本页无误", await chat.TypesAsync("3"));
        Assert.Contains("回复 1：本页无误", await chat.TypesAsync("01"));
        await chat.SendsStickerAsync();
        Assert.Contains("第 2 页", await chat.TypesAsync("1"));
    }

    [Fact]
    public async Task The_full_ID_number_is_shown_without_the_promise_to_hide_it()
    {
        await using var bot = await StartAsync();
        await TestCohort.AddAsync(bot);
        var chat = new NumbersOnly(bot.Chat("openid-1", "plain"));
        await chat.TypesAsync($"/start {TestCohort.Code}");
        await chat.TypesAsync("1");
        await chat.TypesAsync("/me");

        var shown = await chat.TypesAsync("1");

        Assert.Contains(TestCohort.LiTing.IdNumber, shown);
        Assert.DoesNotContain("60 秒", shown);
    }

    private static Task<BotHarness> StartAsync() =>
        BotHarness.StartAsync(services: services =>
            services.AddSingleton(
                new ChannelCapabilities("plain", Buttons: false, Edits: false, Pictures: false, PushAnyTime: false)
            )
        );

    private static Func<CohortSettings, CohortSettings> Policy(BindingPolicy policy) =>
        settings => settings with { BindingPolicy = policy };

    /// <summary>Types only; every answer has to be a plain new message.</summary>
    private sealed class NumbersOnly(StudentChat chat)
    {
        public async Task<string> TypesAsync(string text) => Read(await chat.TypesAsync(text));

        public async Task SendsStickerAsync() =>
            Read(
                await chat.SendAsync(
                    new IncomingMessage("plain", "openid-1", StudentChat.NextUpdate(), IncomingKind.Other)
                )
            );

        private static string Read(IReadOnlyList<OutgoingMessage> messages)
        {
            Assert.NotEmpty(messages);
            Assert.All(messages, m => Assert.Equal((OutgoingKind.Send, 0), (m.Kind, m.Buttons.Count)));
            return string.Join('\n', messages.Select(m => m.Html));
        }
    }
}
