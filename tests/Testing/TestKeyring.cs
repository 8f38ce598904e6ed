using Gradcheck.Domain.Secrets;

namespace Gradcheck.Testing;

/// <summary>The keys of every test database of this process, and their file for programs that a test starts.</summary>
public static class TestKeyring
{
    private static readonly Lazy<string> LazyFile = new(Create);
    private static readonly Lazy<Keyring> LazyInstance = new(() => Keyring.Load(LazyFile.Value));

    public static string File => LazyFile.Value;
    public static Keyring Instance => LazyInstance.Value;

    private static string Create()
    {
        var path = Path.Combine(Path.GetTempPath(), "gradcheck-tests", $"keys_{Guid.NewGuid():n}.json");
        KeyFile.Create(path, DateTimeOffset.UnixEpoch);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => System.IO.File.Delete(path);
        return path;
    }
}
