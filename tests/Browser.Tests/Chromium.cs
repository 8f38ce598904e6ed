namespace Gradcheck.Browser.Tests;

/// <summary>The browser the tests drive: the machine's own Chromium, never a downloaded one.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>The path of the executable: <c>GRADCHECK_TEST_CHROMIUM</c>, else the first one on the PATH.</summary>
    public static string Path { get; } =
        Environment.GetEnvironmentVariable("GRADCHECK_TEST_CHROMIUM") is { Length: > 0 } named
            ? named
            : OnThePath()
                ?? throw new InvalidOperationException("Chromium is missing: run ./test.sh, which installs it.");

    private static string? OnThePath() =>
        (
            from name in Names
            from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            select System.IO.Path.Combine(folder, name)
        ).FirstOrDefault(File.Exists);
}
