using Gradcheck.AdminApi;
using Gradcheck.AdminApi.Demo;
using Gradcheck.Domain.Binding;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Xunit;

namespace Gradcheck.Browser.Tests;

/// <summary>The real application with the demo cohort, and a real Chromium to look at it.</summary>
public sealed class ChatSite : IAsyncLifetime
{
    private TestDatabase database = null!;
    private WebApplication app = null!;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public Uri Address { get; private set; } = null!;
    public IServiceProvider Services => app.Services;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        await StartAppAsync("http://127.0.0.1:0");
        await DemoCohort.LoadAsync(Services.GetRequiredService<Writer>(), TimeProvider.System);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Chromium.Path,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-background-networking",
                    "--disable-component-update",
                ],
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await StopAppAsync();
        await database.DisposeAsync();
    }

    /// <summary>Stops the server and starts a new one at the same address on the same database.</summary>
    public async Task RestartAsync()
    {
        await StopAppAsync();
        await StartAppAsync(Address.ToString());
    }

    /// <summary>A phone of its own, with no cookies yet.</summary>
    public async Task<IPage> OpenPhoneAsync()
    {
        var context = await browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = 390, Height = 844 },
                DeviceScaleFactor = 2,
                Locale = "zh-CN",
                TimezoneId = "Asia/Shanghai",
                BaseURL = Address.ToString(),
            }
        );
        return await context.NewPageAsync();
    }

    /// <summary>Any student who is not bound yet, and a fresh binding code for the student.</summary>
    public async Task<(Student Student, string Code)> NewCodeAsync()
    {
        var code = BindingCodeText.Create();
        var result = await Services
            .GetRequiredService<Writer>()
            .WriteAsync<Student>(
                "test",
                async scope =>
                {
                    var student = await scope.Db.Students.FirstAsync(s =>
                        !scope.Db.BindingCodes.Any(c => c.StudentId == s.Id) && s.AuditFinding == ""
                    );
                    scope.Db.BindingCodes.Add(
                        new BindingCode
                        {
                            CohortYear = student.CohortYear,
                            StudentId = student.Id,
                            CodeHash = BindingCodeText.Hash(TestKeyring.Instance, BindingCodeText.Normalize(code)!),
                            CreatedAt = scope.Now,
                        }
                    );
                    return student;
                }
            );
        return (result.Value, code);
    }

    /// <summary>Keeps a picture of the page when <c>GRADCHECK_SCREENSHOTS</c> names a folder.</summary>
    public static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("GRADCHECK_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
    }

    private async Task StartAppAsync(string address)
    {
        app = GradcheckServer.Build(
            [
                "--environment=Testing",
                $"--Urls={address}",
                $"--Gradcheck:Database:ConnectionString={database.Options.ConnectionString}",
            ],
            builder =>
            {
                builder.Logging.SetMinimumLevel(LogLevel.Warning);
                builder.Services.AddSingleton(TestKeyring.Instance);
            }
        );
        await app.StartAsync();
        Address = new Uri(app.Urls.Single());
    }

    private async Task StopAppAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
