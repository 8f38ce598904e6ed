using Gradcheck.AdminApi.Demo;
using Gradcheck.Bot;
using Gradcheck.Domain;
using Gradcheck.Domain.Storage;

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
            new WebApplicationOptions { Args = args, ContentRootPath = ServerSettings.Folder }
        );
        configure?.Invoke(builder);
        var database =
            builder.Configuration.GetSection("Gradcheck:Database").Get<DatabaseOptions>() ?? new DatabaseOptions();
        builder.Services.AddHostedService<DatabaseStartup>();
        builder.Services.AddGradcheckDomain(database);
        builder.Services.AddGradcheckBot(builder.Configuration);
        builder.Services.AddAdminApi();
        if (DemoIsWanted(builder))
            builder.Services.AddHostedService<DemoStartup>();
        builder.Services.AddHealthChecks();

        var app = builder.Build();
        app.UseAdminApi();
        app.MapHealthChecks("/health/live");
        app.MapGradcheckBot();
        app.MapAdminApi();
        return app;
    }

    private static bool DemoIsWanted(WebApplicationBuilder builder) =>
        builder.Environment.IsDevelopment() && builder.Configuration.GetValue("Gradcheck:Demo:Enabled", true);
}
