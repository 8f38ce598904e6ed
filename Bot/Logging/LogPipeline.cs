using Serilog;
using Serilog.Events;

namespace Gradcheck.Bot.Logging;

/// <summary>
/// Where events go: to the console, readable in Development and as JSON elsewhere, and to daily files of JSON when
/// a folder is set.
/// </summary>
public static class LogPipeline
{
    private const long MaxFileBytes = 256L * 1024 * 1024;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <param name="development">Readable instead of JSON on the console.</param>
    /// <param name="program">What the names of the files begin with.</param>
    /// <param name="folder">Where the files go; none when null or empty.</param>
    /// <param name="console">Whether to write to the console at all.</param>
    /// <exception cref="InvalidSettingsException">The folder cannot be written to.</exception>
    public static Serilog.Core.Logger Create(bool development, string program, string? folder, bool console = true)
    {
        var logging = Values()
            // Which levels are wanted is Logging:LogLevel's to say. This is the floor under it: others' debug events are
            // full of raw requests, and addresses called or served hold tokens, student numbers and searches.
            .MinimumLevel.Verbose()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Information)
            .MinimumLevel.Override("System", LogEventLevel.Information)
            .MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.AspNetCore.HttpLogging", LogEventLevel.Fatal)
            .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
            .MinimumLevel.Override("Npgsql", LogEventLevel.Warning);
        if (console)
            logging = logging.WriteTo.Console(development ? SafeLine.Readable() : SafeLine.Json());
        if (folder is { Length: > 0 })
        {
            logging = logging.WriteTo.File(
                SafeLine.Json(),
                Path.Combine(LogFolder.Prepare(folder), $"{program}-.jsonl"),
                rollingInterval: RollingInterval.Day,
                fileSizeLimitBytes: MaxFileBytes,
                rollOnFileSizeLimit: true,
                retainedFileCountLimit: null,
                retainedFileTimeLimit: Kept,
                hooks: new LogFolder.OwnerOnly()
            );
        }

        return logging.CreateLogger();
    }

    /// <summary>How values are taken up, before any sink.</summary>
    public static LoggerConfiguration Values() => new LoggerConfiguration().KeepOwnObjects();
}
