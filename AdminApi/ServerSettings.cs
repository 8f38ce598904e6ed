using Gradcheck.Bot;
using Gradcheck.Domain.Storage;

namespace Gradcheck.AdminApi;

/// <summary>The settings as server and command line read them: appsettings.json, environment, arguments.</summary>
/// <param name="Configuration">All settings.</param>
/// <param name="Database">The database.</param>
/// <param name="KeyFile">Where the keys are.</param>
internal sealed record ServerSettings(IConfiguration Configuration, DatabaseOptions Database, KeyFileSettings KeyFile)
{
    public static ServerSettings Load(string[] args)
    {
        var environment = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? "Production";
        var configuration = new ConfigurationBuilder()
            .SetBasePath(HostFolder.Path)
            .AddJsonFile("appsettings.json", optional: true)
            .AddJsonFile($"appsettings.{environment}.json", optional: true)
            .AddEnvironmentVariables()
            .AddCommandLine(args)
            .Build();
        return new ServerSettings(
            configuration,
            DatabaseSettings.Read(configuration),
            KeyFileSettings.Read(configuration, environment == Environments.Development)
        );
    }
}
