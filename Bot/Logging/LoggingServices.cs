using Serilog.Extensions.Logging;

namespace Gradcheck.Bot.Logging;

/// <summary>Puts the programs' logging in place of the host's.</summary>
public static class LoggingServices
{
    /// <summary>
    /// Logs to the console and, when <c>Gradcheck:Logging:Folder</c> is set, to files; nothing else. Levels come
    /// from <c>Logging:LogLevel</c>; without it: Information, and Warning for the libraries.
    /// </summary>
    /// <param name="builder">To be called before settings of a test, which may take the providers away again.</param>
    /// <param name="program">The name the files begin with; two programs may share the folder.</param>
    public static void AddGradcheckLogging(this WebApplicationBuilder builder, string program)
    {
        builder.Logging.ClearProviders();
        var development = builder.Environment.IsDevelopment();
        builder.Services.AddSingleton<ILoggerProvider>(services =>
        {
            var settings = services.GetRequiredService<IConfiguration>().GetSection("Gradcheck:Logging");
            var console = settings.GetValue("Console", true);
            var pipeline = LogPipeline.Create(development, program, settings["Folder"], console);
            return new SerilogLoggerProvider(pipeline, dispose: true);
        });
        builder.Services.PostConfigure<LoggerFilterOptions>(filters => AddDefaults(filters, development));
        // What stops the start is printed as one plain line; the host would add a stack trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
    }

    private static void AddDefaults(LoggerFilterOptions filters, bool development)
    {
        // In front, because of two rules for the same category the later one counts: the settings.
        foreach (var library in (ReadOnlySpan<string>)["Microsoft", "System"])
            filters.Rules.Insert(0, new LoggerFilterRule(null, library, LogLevel.Warning, null));
        if (development)
            return; // The demo's banner says where to look.
        var start = (LogLevel)Math.Max((int)filters.MinLevel, (int)LogLevel.Information);
        filters.Rules.Insert(0, new LoggerFilterRule(null, "Microsoft.Hosting.Lifetime", start, null));
    }
}
