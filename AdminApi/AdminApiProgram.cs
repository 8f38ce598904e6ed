using Gradcheck.AdminApi.Cli;
using Gradcheck.Bot;
using Gradcheck.Domain.Secrets;

namespace Gradcheck.AdminApi;

/// <summary>The whole application, or one of its commands.</summary>
public static class AdminApiProgram
{
    public static async Task<int> Main(string[] args)
    {
        try
        {
            if (CommandLine.Names(args))
                return await CommandLine.RunAsync(args);
            await using var app = GradcheckServer.Build(args);
            await app.RunAsync();
            return 0;
        }
        catch (Exception settings) when (settings is InvalidSettingsException or KeyFileException)
        {
            await Console.Error.WriteLineAsync(settings.Message);
            return 1;
        }
    }
}
