namespace Gradcheck.Bot;

/// <summary>
/// Where appsettings.json is looked for: the current folder, and beside the program when there is none. The database
/// file of the default settings is always below the current folder.
/// </summary>
public static class HostFolder
{
    public static string Path { get; } =
        File.Exists("appsettings.json") ? Directory.GetCurrentDirectory() : AppContext.BaseDirectory;
}
