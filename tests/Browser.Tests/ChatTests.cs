using Microsoft.Playwright;
using Xunit;

namespace Gradcheck.Browser.Tests;

public sealed class ChatTests(ChatSite site) : IClassFixture<ChatSite>
{
    [Fact]
    public async Task A_student_comes_from_consent_to_the_masked_record_in_the_web_chat()
    {
        var (student, code) = await site.NewCodeAsync();
        var chat = new ChatPage(await site.OpenPhoneAsync());
        await chat.OpenAsync();
        await chat.Page.GetByText("开始", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await chat.SeesAsync("同意后开始使用");
        await ChatSite.PictureAsync(chat.Page, "chat-consent");

        await chat.PressesAsync("同意");
        await chat.SeesAsync("8 位绑定码");
        await chat.TypesAsync(code.ToLowerInvariant());
        await chat.SeesAsync("绑定成功");

        await chat.TapsAsync("我的信息");
        await chat.SeesAsync($"学号：{student.StudentNumber}");
        await Assertions.Expect(chat.Newest).Not.ToContainTextAsync(student.IdNumber);
        await ChatSite.PictureAsync(chat.Page, "chat-record");

        await chat.PressesAsync("显示完整身份证号");
        await Assertions.Expect(chat.Newest).ToContainTextAsync(student.IdNumber);
    }

    [Fact]
    public async Task A_student_checks_both_pages_signs_and_finds_the_photo_slot()
    {
        var (student, code) = await site.NewCodeAsync();
        var chat = new ChatPage(await site.OpenPhoneAsync());
        await chat.OpenAsync($"?start={code}");
        await chat.PressesAsync("同意");
        await chat.SeesAsync("绑定成功");

        await chat.TapsAsync("核对签名");
        await chat.SeesAsync(student.IdNumber);
        await ChatSite.PictureAsync(chat.Page, "chat-check");
        await chat.PressesAsync("本页无误");
        await chat.SeesAsync(student.Major);
        await chat.PressesAsync("本页无误");
        await chat.SeesAsync("不得代签");
        await chat.TypesAsync(student.Name);
        await chat.SeesAsync("回执");
        await ChatSite.PictureAsync(chat.Page, "chat-signed");

        await chat.TapsAsync("拍照安排");
        await chat.SeesAsync("预拍摄序号");
        await ChatSite.PictureAsync(chat.Page, "chat-photo");
        await chat.PressesAsync("签到二维码");
        var picture = chat.Page.Locator("article.message img").Last;
        await Assertions.Expect(picture).ToBeVisibleAsync();
        Assert.True(await picture.EvaluateAsync<bool>("image => image.decode().then(() => image.naturalWidth > 100)"));
        await ChatSite.PictureAsync(chat.Page, "chat-qr");

        await chat.TapsAsync("着装要求");
        await chat.SeesAsync("深蓝色");
        await chat.TapsAsync("学信网校对");
        await chat.SeesAsync("为什么重要");
        await ChatSite.PictureAsync(chat.Page, "chat-chsi");
        await chat.TapsAsync("我的进度");
        await chat.SeesAsync("下一步");
        await ChatSite.PictureAsync(chat.Page, "chat-progress");
    }

    [Fact]
    public async Task A_student_asks_for_a_correction_of_a_key_field()
    {
        var (_, code) = await site.NewCodeAsync();
        var chat = new ChatPage(await site.OpenPhoneAsync());
        await chat.OpenAsync($"?start={code}");
        await chat.PressesAsync("同意");
        await chat.SeesAsync("绑定成功");

        await chat.TypesAsync("/fix 姓名");
        await chat.TypesAsync("张三丰");
        await chat.PressesAsync("录取时就错了");
        await chat.SeesAsync("高等学校学生录取信息更正审批表");
        await ChatSite.PictureAsync(chat.Page, "chat-fix");
        await chat.PressesAsync("提交");
        await chat.SeesAsync("已提交");
    }

    [Fact]
    public async Task The_history_is_there_after_a_reload_and_a_restart_of_the_server()
    {
        var (_, code) = await site.NewCodeAsync();
        var chat = new ChatPage(await site.OpenPhoneAsync());
        await chat.OpenAsync($"?start={code}");
        await chat.PressesAsync("同意");
        await chat.SeesAsync("绑定成功");

        await chat.Page.ReloadAsync();
        await chat.SeesAsync("绑定成功");
        var before = await chat.Page.Locator("article.message").CountAsync();

        await site.RestartAsync();
        await chat.TypesAsync("/help");
        await chat.SeesAsync("我能帮你做这些");
        await Assertions.Expect(chat.Page.Locator("article.message")).ToHaveCountAsync(before + 2);
    }

    [Fact]
    public async Task What_a_student_types_is_shown_as_text_and_never_as_markup()
    {
        var chat = new ChatPage(await site.OpenPhoneAsync());
        await chat.OpenAsync();
        await chat.TypesAsync("<img src=x onerror=document.title='hacked'> <b>粗</b> 😀");
        await chat.SeesAsync("同意后开始使用");
        await Assertions
            .Expect(chat.Page.Locator("article.mine").First)
            .ToContainTextAsync("<img src=x onerror=document.title='hacked'> <b>粗</b> 😀");
        Assert.NotEqual("hacked", await chat.Page.TitleAsync());
    }

    [Fact]
    public async Task A_button_of_an_earlier_step_says_so_and_does_nothing()
    {
        var (_, code) = await site.NewCodeAsync();
        var chat = new ChatPage(await site.OpenPhoneAsync());
        await chat.OpenAsync($"?start={code}");
        await chat.SeesAsync("同意后开始使用");
        await chat.TypesAsync("/start");
        await Assertions.Expect(chat.Page.Locator(".buttons button")).ToHaveCountAsync(2);

        await chat.Page.Locator(".buttons button").First.ClickAsync();
        await Assertions.Expect(chat.Page.Locator("#popup")).ToContainTextAsync("已经用过或已过期");
    }

    [Fact]
    public async Task Another_browser_sees_nothing_of_the_chat()
    {
        var (_, code) = await site.NewCodeAsync();
        var chat = new ChatPage(await site.OpenPhoneAsync());
        await chat.OpenAsync($"?start={code}");
        await chat.PressesAsync("同意");
        await chat.SeesAsync("绑定成功");

        var other = new ChatPage(await site.OpenPhoneAsync());
        await other.OpenAsync();
        await Assertions.Expect(other.Page.Locator("#begin")).ToBeVisibleAsync();
        await Assertions.Expect(other.Page.Locator("article.message")).ToHaveCountAsync(0);
    }
}
