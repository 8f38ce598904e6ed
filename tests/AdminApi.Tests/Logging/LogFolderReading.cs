namespace Gradcheck.AdminApi.Tests.Logging;

/// <summary>A folder of log files that is gone after the test.</summary>
internal sealed class LogFolderReading : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("gradcheck-logs-").FullName;

    /// <summary>Everything written so far, in the order of the files.</summary>
    public string Text() =>
        string.Concat(
            Directory
                .GetFiles(Path)
                .Order(StringComparer.Ordinal)
                .Select(file =>
                {
                    using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                    using var reader = new StreamReader(open);
                    return reader.ReadToEnd();
                })
        );

    public string[] Lines() => Text().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public Dictionary<string, string?> Settings() =>
        new()
        {
            ["Gradcheck:Logging:Folder"] = Path,
            ["Gradcheck:Logging:Console"] = "false",
            ["Logging:LogLevel:Default"] = "Information",
            ["Logging:LogLevel:Gradcheck"] = "Trace",
            ["Logging:LogLevel:Microsoft"] = "Trace",
            ["Logging:LogLevel:System"] = "Trace",
        };

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
