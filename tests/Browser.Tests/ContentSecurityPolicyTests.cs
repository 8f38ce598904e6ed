using Microsoft.Playwright;
using Xunit;

namespace Gradcheck.Browser.Tests;

/// <summary>The pages work under their own content security policy, and the browser has nothing to complain about.</summary>
public sealed class ContentSecurityPolicyTests(ChatSite site) : IClassFixture<ChatSite>
{
    [Fact]
    public async Task The_chat_page_breaks_no_rule_from_the_first_message_to_a_picture()
    {
        var (_, code) = await site.NewCodeAsync();
        var page = await site.OpenPhoneAsync();
        var complaints = Listen(page);
        var chat = new ChatPage(page);
        await chat.OpenAsync($"?start={code}");
        await chat.PressesAsync("同意");
        await chat.SeesAsync("绑定成功");
        await chat.TapsAsync("拍照安排");
        await chat.PressesAsync("签到二维码");
        await Assertions.Expect(page.Locator("article.message img").Last).ToBeVisibleAsync();

        Assert.Empty(complaints);
    }

    [Fact]
    public async Task The_reference_shows_the_API_and_breaks_no_rule()
    {
        var page = await site.OpenPhoneAsync();
        var complaints = Listen(page);

        await page.GotoAsync("/scalar/");
        await Assertions
            .Expect(page.GetByText("采集安排").First)
            .ToBeAttachedAsync(new LocatorAssertionsToBeAttachedOptions { Timeout = 60_000 });

        Assert.Empty(complaints);
    }

    [Fact]
    public async Task The_first_page_is_drawn_with_its_style_and_breaks_no_rule()
    {
        var page = await site.OpenPhoneAsync();
        var complaints = Listen(page);

        await page.GotoAsync("/");

        var width = await page.EvaluateAsync<string>("() => getComputedStyle(document.body).maxWidth");
        Assert.Equal("640px", width);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task A_script_that_got_into_the_page_would_not_run()
    {
        var page = await site.OpenPhoneAsync();
        await page.GotoAsync("/chat");

        await page.EvaluateAsync(
            "() => { const s = document.createElement('script'); s.textContent = 'document.title = \"hacked\"'; document.body.append(s); }"
        );

        Assert.NotEqual("hacked", await page.TitleAsync());
    }

    private static List<string> Listen(IPage page)
    {
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Add($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => complaints.Add(error);
        return complaints;
    }
}
