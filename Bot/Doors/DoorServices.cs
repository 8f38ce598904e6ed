using Gradcheck.Bot.Answers;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Gradcheck.Bot.Doors;

/// <summary>What stands between the network and the endpoints of both programs.</summary>
public static class DoorServices
{
    /// <summary>Registers limits, error answers and headers.</summary>
    public static void AddDoors(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(ServerLimits.Apply);
        builder.Services.Insert(0, ServiceDescriptor.Transient<IStartupFilter, FrontDoor>());
        builder.Services.AddExceptionHandler<FailureHandler>();
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        // An unknown host's name gets our own error answer instead of the framework's page.
        builder.Services.Configure<HostFilteringOptions>(hosts => hosts.IncludeFailureMessage = false);
        builder.Services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.TryAddSingleton<RateLimiting>();
    }

    /// <summary>Goes before all other middleware of the program; routing is done here.</summary>
    /// <exception cref="InvalidSettingsException">The settings are wrong.</exception>
    public static void UseDoors(this WebApplication app)
    {
        // Inside the page that the framework shows to developers: an office's program is never answered with a stack trace.
        app.UseExceptionHandler(_ => { });
        if (ProxySettings.Read(app.Configuration) is { } proxies)
            app.UseForwardedHeaders(proxies);
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        if (ListensOnHttps(app.Configuration))
            app.UseHttpsRedirection();
        app.UseRouting();
        app.UseRateLimiter(app.Services.GetRequiredService<RateLimiting>().ByAddress());
    }

    /// <summary>Limits by key and chat; goes after the authentication, if there is one.</summary>
    public static void UseCallerLimits(this WebApplication app) =>
        app.UseRateLimiter(app.Services.GetRequiredService<RateLimiting>().ByCaller());

    private static bool ListensOnHttps(IConfiguration configuration) =>
        configuration
            .GetSection("Kestrel:Endpoints")
            .GetChildren()
            .Select(endpoint => endpoint["Url"])
            .Append(configuration["Urls"])
            .Any(urls => urls?.Contains("https://", StringComparison.OrdinalIgnoreCase) == true)
        || configuration["https_ports"] is { Length: > 0 };
}
