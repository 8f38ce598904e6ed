using Microsoft.Playwright;

namespace Gradcheck.Browser.Tests;

/// <summary>What a student does and sees on the chat page.</summary>
public sealed class ChatPage(IPage page)
{
    public IPage Page => page;

    /// <summary>The newest bubble of the other side.</summary>
    public ILocator Newest => page.Locator("article.message:not(.mine)").Last;

    public async Task OpenAsync(string query = "") => await page.GotoAsync("/chat" + query);

    public async Task TypesAsync(string text)
    {
        await page.GetByLabel("输入消息").FillAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Presses a button under a bubble.</summary>
    public Task PressesAsync(string text) =>
        page.Locator(".buttons button", new PageLocatorOptions { HasText = text }).Last.ClickAsync();

    /// <summary>Taps the persistent keyboard.</summary>
    public Task TapsAsync(string label) =>
        page.Locator("#keyboard button", new PageLocatorOptions { HasText = label }).ClickAsync();

    /// <summary>Waits until some bubble of the other side says this.</summary>
    public Task SeesAsync(string text) =>
        Assertions
            .Expect(page.Locator("article.message:not(.mine)", new PageLocatorOptions { HasText = text }).Last)
            .ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 15_000 });
}
