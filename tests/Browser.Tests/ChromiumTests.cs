using Microsoft.Playwright;
using Xunit;

namespace Gradcheck.Browser.Tests;

public sealed class ChromiumTests
{
    [Fact]
    public async Task Chromium_draws_Chinese_text_with_different_glyphs()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = Chromium.Path, Args = ["--no-sandbox"] }
        );
        var page = await browser.NewPageAsync();
        await page.SetContentAsync("<p style='font-size:40px'>核</p><p style='font-size:40px'>签</p>");

        var first = await page.Locator("p").Nth(0).ScreenshotAsync();
        var second = await page.Locator("p").Nth(1).ScreenshotAsync();

        // Without a Chinese font both are the same empty box.
        Assert.NotEqual(first, second);
    }
}
