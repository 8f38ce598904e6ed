using Gradcheck.Bot.Doors;
using Gradcheck.Bot.Logging;
using Gradcheck.Domain;
using Gradcheck.Domain.Secrets;

namespace Gradcheck.Bot;

/// <summary>The bot alone: the student's channels on the same database and settings as the admin API.</summary>
public static class BotProgram
{
    public static async Task<int> Main(string[] args)
    {
        try
        {
            await using var app = Build(args);
            await app.RunAsync();
            return 0;
        }
        catch (Exception settings) when (settings is InvalidSettingsException or KeyFileException)
        {
            await Console.Error.WriteLineAsync(settings.Message);
            return 1;
        }
    }

    /// <summary>Builds the application; the database is migrated and locked when it starts.</summary>
    /// <param name="args">Command-line settings.</param>
    /// <param name="configure">Lets a test replace the clock or add settings.</param>
    /// <exception cref="InvalidSettingsException">The settings are wrong.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = HostFolder.Path }
        );
        builder.AddGradcheckLogging("gradcheck-bot");
        configure?.Invoke(builder);
        builder.AddDoors();
        builder.Services.AddHostedService<DatabaseStartup>();
        builder.Services.AddGradcheckDomain(DatabaseSettings.Read(builder.Configuration));
        builder.Services.AddKeyring(builder.Configuration, builder.Environment);
        builder.Services.AddGradcheckBot(builder.Configuration);
        builder.Services.AddHealthChecks();

        var app = builder.Build();
        app.UseDoors();
        app.UseCallerLimits();
        app.MapHealthChecks("/health/live");
        app.MapGradcheckBot();
        return app;
    }
}
