using Gradcheck.Bot;
using Gradcheck.Domain.Storage;

namespace Gradcheck.AdminApi;

/// <summary>The settings as server and command line read them: appsettings.json, environment, arguments.</summary>
internal sealed record ServerSettings(IConfiguration Configuration, DatabaseOptions Database)
{
    /// <summary>
    /// Where appsettings.json is looked for: the current folder, and beside the program when there is none.
    /// </summary>
    public static string Folder { get; } =
        File.Exists("appsettings.json") ? Directory.GetCurrentDirectory() : AppContext.BaseDirectory;

    public static ServerSettings Load(string[] args)
    {
        var environment = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? "Production";
        var configuration = new ConfigurationBuilder()
            .SetBasePath(Folder)
            .AddJsonFile("appsettings.json", optional: true)
            .AddJsonFile($"appsettings.{environment}.json", optional: true)
            .AddEnvironmentVariables()
            .AddCommandLine(args)
            .Build();
        return new ServerSettings(configuration, DatabaseSettings.Read(configuration));
    }
}
