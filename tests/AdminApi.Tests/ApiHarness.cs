using System.Net.Http.Headers;
using Gradcheck.Domain.Keys;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Gradcheck.AdminApi.Tests;

/// <summary>The real application on a loopback port, with a fresh database and a clock that stands still.</summary>
public sealed class ApiHarness : IAsyncDisposable
{
    static ApiHarness() =>
        // Whatever the framework would put into a temporary file fails: personal data must not lie there.
        Environment.SetEnvironmentVariable("ASPNETCORE_TEMP", "/gradcheck-has-no-temporary-files");

    private readonly WebApplication app;
    private readonly List<HttpClient> clients = [];

    private ApiHarness(TestDatabase database, FakeTimeProvider clock, WebApplication app)
    {
        Database = database;
        Clock = clock;
        this.app = app;
        Address = new Uri(app.Urls.Single());
    }

    public TestDatabase Database { get; }

    /// <summary>Starts at 2008-12-03 09:00 in Asia/Shanghai, the day after the notice.</summary>
    public FakeTimeProvider Clock { get; }

    public Uri Address { get; }
    public IServiceProvider Services => app.Services;
    public Writer Writer => Services.GetRequiredService<Writer>();

    public static async Task<ApiHarness> StartAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        Action<WebApplicationBuilder>? configure = null
    )
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2008, 12, 3, 9, 0, 0, TimeSpan.FromHours(8)));
        var database = await TestDatabase.CreateAsync(provider);
        var app = GradcheckServer.Build(
            [
                "--environment=Testing",
                "--Urls=http://127.0.0.1:0",
                $"--Gradcheck:Database:Provider={database.Options.Provider}",
                $"--Gradcheck:Database:ConnectionString={database.Options.ConnectionString}",
            ],
            builder =>
            {
                builder.Logging.SetMinimumLevel(LogLevel.Warning);
                builder.Services.AddSingleton<TimeProvider>(clock);
                builder.Services.AddSingleton(TestKeyring.Instance);
                configure?.Invoke(builder);
            }
        );
        await app.StartAsync();
        return new ApiHarness(database, clock, app);
    }

    /// <summary>A client without a key.</summary>
    public HttpClient Anonymous() => Client(null);

    /// <summary>A client with a new key of the registrar.</summary>
    public async Task<HttpClient> RegistrarAsync() => Client(await CreateKeyAsync(ApiRole.Registrar));

    /// <summary>A client with a new key of a college, which has to exist.</summary>
    public async Task<HttpClient> CollegeAsync(string code = "01") =>
        Client(await CreateKeyAsync(ApiRole.College, code));

    /// <summary>A new key's full text.</summary>
    public async Task<string> CreateKeyAsync(ApiRole role, string? college = null, ApiKeyTerms? terms = null)
    {
        var key = await Writer.WriteAsync("test", scope => CreateApiKey.RunAsync(scope, role, "test", college, terms));
        return key.Value.ToString();
    }

    public HttpClient Client(string? key)
    {
        // Redirects are answers too, and a cookie must never stand in for a key.
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // A busy server that is slow to refuse a body must not be sent the body meanwhile.
            Expect100ContinueTimeout = TimeSpan.FromMinutes(2),
        };
        var client = new HttpClient(handler) { BaseAddress = Address };
        if (key is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        clients.Add(client);
        return client;
    }

    /// <summary>A context of its own, for a look behind the API.</summary>
    public GradcheckDb OpenDatabase() => Database.Factory.CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients)
            client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await Database.DisposeAsync();
    }
}
