using Gradcheck.Bot;
using Gradcheck.Bot.Updates;
using Gradcheck.Domain;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Gradcheck.Bot.Tests;

/// <summary>The real conversation on a real database, driven through the update processor; nothing is sent.</summary>
public sealed class BotHarness : IAsyncDisposable
{
    private readonly Action<IServiceCollection>? services;
    private IHost host;
    private bool disposed;

    private BotHarness(TestDatabase database, FakeTimeProvider clock, IHost host, Action<IServiceCollection>? services)
    {
        Database = database;
        Clock = clock;
        this.host = host;
        this.services = services;
    }

    public TestDatabase Database { get; }
    public FakeTimeProvider Clock { get; }
    public UpdateProcessor Updates => host.Services.GetRequiredService<UpdateProcessor>();
    public Writer Writer => host.Services.GetRequiredService<Writer>();

    /// <param name="provider">The database to run on.</param>
    /// <param name="services">Adds to the services of the process, such as another channel.</param>
    public static async Task<BotHarness> StartAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        Action<IServiceCollection>? services = null
    )
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2008, 12, 3, 9, 0, 0, TimeSpan.FromHours(8)));
        var database = await TestDatabase.CreateAsync(provider);
        return new BotHarness(database, clock, await StartHostAsync(database, clock, services), services);
    }

    /// <summary>Stops the process's services and starts new ones on the same database, as a restart does.</summary>
    public async Task<BotHarness> RestartAsync()
    {
        await host.StopAsync();
        host.Dispose();
        host = await StartHostAsync(Database, Clock, services);
        return this;
    }

    public StudentChat Chat(string id, string channel = "telegram") => new(this, channel, id);

    public async ValueTask DisposeAsync()
    {
        if (disposed)
            return;
        disposed = true;
        await host.StopAsync();
        host.Dispose();
        await Database.DisposeAsync();
    }

    /// <summary>One of the background services.</summary>
    public T Background<T>()
        where T : IHostedService => host.Services.GetServices<IHostedService>().OfType<T>().Single();

    /// <summary>Stops the process's services; the database stays to be looked at.</summary>
    public Task StopAsync() => host.StopAsync();

    private static async Task<IHost> StartHostAsync(
        TestDatabase database,
        FakeTimeProvider clock,
        Action<IServiceCollection>? services
    )
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection([]);
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(TestKeyring.Instance);
        builder.Services.AddGradcheckDomain(database.Options);
        builder.Services.AddGradcheckBot(builder.Configuration);
        services?.Invoke(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
