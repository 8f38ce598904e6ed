using Gradcheck.AdminApi.Cli;

namespace Gradcheck.AdminApi;

public static class AdminApiProgram
{
    public static async Task<int> Main(string[] args)
    {
        if (CommandLine.Names(args))
            return await CommandLine.RunAsync(args);
        await using var app = GradcheckServer.Build(args);
        await app.RunAsync();
        return 0;
    }
}
