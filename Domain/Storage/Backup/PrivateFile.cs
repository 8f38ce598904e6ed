using System.Security.Cryptography;

namespace Gradcheck.Domain.Storage.Backup;

/// <summary>Files that only their owner may read (0600), safely on the disk before they get their name.</summary>
internal static class PrivateFile
{
    /// <summary>A new file; there must be none yet.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    /// <summary>A name beside a file for what is not finished yet.</summary>
    public static string BesideOf(string path) => $"{path}.{Environment.ProcessId}.new";

    /// <summary>Brings a file that somebody else wrote to the disk.</summary>
    public static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    /// <summary>SHA-256, lower-case hex.</summary>
    public static async Task<string> HashAsync(string path, CancellationToken cancel)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
    }

    /// <summary>Copies a file into a new private one.</summary>
    public static async Task CopyAsync(string from, string to, CancellationToken cancel)
    {
        await using var source = File.OpenRead(from);
        await using var target = Create(to);
        await source.CopyToAsync(target, cancel);
        target.Flush(flushToDisk: true);
    }
}
