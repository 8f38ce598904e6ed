using Gradcheck.Bot.Telegram;
using Gradcheck.FakeTelegram;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gradcheck.Bot.Tests.Telegram;

public sealed class TelegramConversationTests
{
    [Theory]
    [InlineData("Polling")]
    [InlineData("Webhook")]
    public async Task A_student_agrees_binds_and_sees_the_masked_record(string mode)
    {
        await using var bot = await TelegramHarness.StartAsync(mode);
        var user = bot.Fake.User(1001);

        user.Sends($"/start {TestCohort.Code}");
        var notice = await user.SeesAsync(entry => entry.Buttons.Any());
        Assert.DoesNotContain("李婷", notice.Text);
        user.Presses("同意");
        var bound = await user.SeesAsync(entry => entry.Text.Contains("绑定成功"));
        Assert.Contains("李婷", bound.Text);
        Assert.Contains("核对签名", user.View.KeyboardLabels);

        user.Sends("/me");
        var record = await user.SeesAsync(entry => entry.Text.Contains("我的信息"));
        Assert.Contains("430**************0", record.Text);
        Assert.Equal(mode == "Webhook", bot.Fake.Webhook is not null);
        Assert.Equal(0, bot.Fake.PendingUpdatesDropped);
    }

    [Fact]
    public async Task Menus_change_in_place_and_every_press_is_answered()
    {
        await using var bot = await TelegramHarness.StartAsync();
        var user = await bot.BoundUserAsync();
        user.Sends("我的信息");
        var record = await user.SeesAsync(entry => entry.Buttons.Any());

        user.Presses(record, "显示完整身份证号");
        var revealed = await user.SeesAsync(entry => entry.Method == "editMessageText");

        Assert.Equal(record.MessageId, revealed.MessageId);
        Assert.Contains("430102198603059840", revealed.Text);
        Assert.Empty(bot.Fake.UnansweredCallbacks);

        await bot.AllSentAsync();
        bot.Clock.Advance(TimeSpan.FromSeconds(60));
        var hidden = await user.SeesAsync(entry => entry.Text.Contains("430**************0"));
        Assert.Equal(("editMessageText", record.MessageId), (hidden.Method, hidden.MessageId));
    }

    [Fact]
    public async Task A_button_pressed_twice_has_one_effect_and_two_answers()
    {
        await using var bot = await TelegramHarness.StartAsync();
        var user = bot.Fake.User(1001);
        user.Sends("/start");
        var notice = await user.SeesAsync(entry => entry.Buttons.Any());
        var data = notice.Buttons.Single().CallbackData!;

        user.PressesStale(notice.MessageId, data);
        user.PressesStale(notice.MessageId, data);

        await user.SeesAsync(entry => entry.Text.Contains("已经用过或已过期"));
        Assert.Empty(bot.Fake.UnansweredCallbacks);
        await using var db = bot.OpenDatabase();
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry => entry.Action == "consent-given"));
    }

    [Fact]
    public async Task A_button_of_another_persons_chat_says_so_and_does_nothing()
    {
        await using var bot = await TelegramHarness.StartAsync();
        var owner = await bot.BoundUserAsync();
        owner.Sends("我的信息");
        await owner.SeesAsync(entry => entry.Buttons.Any());
        var message = owner.View.LastFromBot!;
        var stranger = bot.Fake.User(2002);

        stranger.PressesForeign(message, "显示完整身份证号");

        var answer = await bot.Fake.WaitForAsync(entry => entry.Text.Contains("不属于这个聊天"));
        Assert.Equal("answerCallbackQuery", answer.Method);
        Assert.Equal(message.Text, owner.View.LastFromBot!.Text);
        Assert.DoesNotContain(bot.Fake.Journal, entry => entry.Text.Contains("430102198603059840"));
    }

    [Fact]
    public async Task What_is_not_text_gets_a_friendly_hint()
    {
        await using var bot = await TelegramHarness.StartAsync();
        var user = await bot.BoundUserAsync();

        foreach (
            Func<int> action in new Func<int>[]
            {
                user.SendsSticker,
                () => user.SendsPhoto("我的照片"),
                () => user.SendsContact(),
            }
        )
        {
            action();
            await user.SeesAsync(entry => entry.Text.Contains("只能看懂文字和按钮"));
        }

        user.Sends("你好");
        await user.SeesAsync(entry => entry.Text.Contains("没看懂"));
        user.Edits(user.LastMessageId, "你好吗");
        await user.SeesAsync(entry => entry.Text.Contains("只能看懂文字和按钮"));
    }

    [Theory]
    [InlineData("👩‍🎓🎉😀")]
    [InlineData("<b>&lt;script&gt;")]
    [InlineData("长")]
    public async Task Odd_texts_get_an_answer(string text)
    {
        await using var bot = await TelegramHarness.StartAsync();
        var user = await bot.BoundUserAsync();

        user.Sends(text == "长" ? new string('长', 4000) : text);

        await user.SeesAsync(entry => entry.Text.Contains("没看懂"));
    }

    [Fact]
    public async Task A_name_with_markup_in_it_is_shown_as_it_is()
    {
        await using var bot = await TelegramHarness.StartAsync();
        var writer = bot.Services.GetRequiredService<Gradcheck.Domain.Storage.Writer>();
        await TestCohort.AddAsync(
            writer,
            TestCohort.LiTing with
            {
                StudentNumber = "2005010100002",
                Name = "<b>李&婷",
                IdNumber = "430102198603059921",
            },
            "WXYZ-6789"
        );
        var user = bot.Fake.User(1001);
        user.Sends("/start WXYZ-6789");
        await user.SeesAsync(entry => entry.Buttons.Any());
        user.Presses("同意");

        var bound = await user.SeesAsync(entry => entry.Text.Contains("绑定成功"));

        Assert.Contains("<b>李&婷", bound.Text);
    }

    [Fact]
    public async Task At_the_start_the_bot_learns_its_name_and_sets_its_menu()
    {
        await using var bot = await TelegramHarness.StartAsync();
        await bot.BoundUserAsync();

        Assert.Equal("gradcheck_test_bot", bot.Services.GetRequiredService<TelegramIdentity>().Username);
        Assert.Contains("\"me\"", bot.Fake.CommandsJson);
        Assert.Contains("\"help\"", bot.Fake.CommandsJson);
    }
}
