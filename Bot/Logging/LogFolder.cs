using System.Text;
using Serilog.Sinks.File;

namespace Gradcheck.Bot.Logging;

/// <summary>The folder of the log files, and who may read them: the account the program runs under.</summary>
internal static class LogFolder
{
    /// <exception cref="InvalidSettingsException">The folder cannot be written to.</exception>
    public static string Prepare(string folder)
    {
        try
        {
            var path = Path.GetFullPath(folder);
            if (!Directory.Exists(path) && !OperatingSystem.IsWindows())
                Directory.CreateDirectory(
                    path,
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                );
            Directory.CreateDirectory(path);
            var probe = Path.Combine(path, $".{Path.GetRandomFileName()}");
            using (File.Create(probe, 1, FileOptions.DeleteOnClose)) { }
            return path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidSettingsException([
                "Gradcheck:Logging:Folder 指定的文件夹无法写入，请换一个文件夹，或给运行本程序的账户写权限。",
            ]);
        }
    }

    /// <summary>Closes a new file to everybody else (mode 0600).</summary>
    internal sealed class OwnerOnly : FileLifecycleHooks
    {
        public override Stream OnFileOpened(string path, Stream underlyingStream, Encoding encoding)
        {
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            return underlyingStream;
        }
    }
}
