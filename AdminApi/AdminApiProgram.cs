namespace Gradcheck.AdminApi;

public static class AdminApiProgram
{
    public static async Task<int> Main(string[] args)
    {
        await using var app = GradcheckServer.Build(args);
        await app.RunAsync();
        return 0;
    }
}
