using Gradcheck.AdminApi.Demo;
using Gradcheck.Bot;
using Gradcheck.Bot.Doors;
using Gradcheck.Bot.Logging;
using Gradcheck.Domain;

namespace Gradcheck.AdminApi;

/// <summary>Puts the whole application together: database, conversation, admin API, in one process.</summary>
public static class GradcheckServer
{
    /// <summary>Builds the application; the database is migrated and locked when it starts.</summary>
    /// <param name="args">Command-line settings, such as <c>--Gradcheck:Database:Provider=Postgres</c>.</param>
    /// <param name="configure">Lets a test replace the clock or add settings.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = HostFolder.Path }
        );
        builder.AddGradcheckLogging("gradcheck");
        configure?.Invoke(builder);
        builder.AddDoors();
        builder.Services.AddHostedService<DatabaseStartup>();
        builder.Services.AddGradcheckDomain(DatabaseSettings.Read(builder.Configuration));
        builder.Services.AddKeyring(builder.Configuration, builder.Environment);
        builder.Services.AddGradcheckBot(builder.Configuration);
        builder.Services.AddAdminApi();
        if (DemoIsWanted(builder))
            builder.Services.AddHostedService<DemoStartup>();

        var app = builder.Build();
        app.UseAdminApi();
        app.MapGradcheckBot();
        app.MapAdminApi();
        app.MapLandingPage();
        return app;
    }

    private static bool DemoIsWanted(WebApplicationBuilder builder) =>
        builder.Environment.IsDevelopment() && builder.Configuration.GetValue("Gradcheck:Demo:Enabled", true);
}
