using System.Text.Json;
using Gradcheck.Domain.Storage;

namespace Gradcheck.Domain.Secrets;

/// <summary>
/// The file with the keys (<c>Gradcheck:Secrets:KeyFile</c>): JSON, readable for its owner alone. Whoever has it and
/// the database can read everything; without it the database cannot be read at all.
/// </summary>
public static class KeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    private static readonly JsonSerializerOptions Json = new(JsonColumn.Options) { WriteIndented = true };

    /// <summary>Makes a file with new keys.</summary>
    /// <exception cref="KeyFileException">The file exists already or cannot be written.</exception>
    public static void Create(string path, DateTimeOffset now)
    {
        if (File.Exists(path))
            throw new KeyFileException($"密钥文件 {path} 已经存在，不会覆盖。");
        Write(path, KeySet.Create(now));
    }

    /// <summary>Reads the keys.</summary>
    /// <exception cref="KeyFileException">There is no such file, others may read it, or it is damaged.</exception>
    public static KeySet Read(string path)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
            {
                throw new KeyFileException(
                    $"密钥文件 {path} 的权限过宽，其他用户也能读取。请运行 chmod 600 {path} 后再启动。"
                );
            }

            var keys = JsonSerializer.Deserialize<KeySet>(File.ReadAllBytes(path), Json);
            return IsWhole(keys) ? keys! : throw Damaged(path);
        }
        catch (FileNotFoundException)
        {
            throw new KeyFileException(
                $"找不到密钥文件 {path}。全新安装请运行 keys-ring create 生成；已有数据库请放回原来的密钥文件。"
            );
        }
        catch (JsonException)
        {
            throw Damaged(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KeyFileException($"密钥文件 {path} 读不出来：{exception.Message}");
        }
    }

    /// <summary>Replaces the file in one step: whoever reads it meanwhile sees the old or the new keys.</summary>
    /// <exception cref="KeyFileException">The file cannot be written.</exception>
    public static void Write(string path, KeySet keys)
    {
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            PrivateFolder.Create(folder);
            var fresh = Path.Combine(folder, $".{Path.GetFileName(path)}.{Environment.ProcessId}.new");
            File.Delete(fresh);
            using (var file = new FileStream(fresh, ForOwner()))
            {
                JsonSerializer.Serialize(file, keys, Json);
                file.Flush(flushToDisk: true);
            }

            File.Move(fresh, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KeyFileException($"密钥文件 {path} 写不进去：{exception.Message}");
        }
    }

    private static FileStreamOptions ForOwner()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return options;
    }

    private static bool IsWhole(KeySet? keys) =>
        keys is { DataKeys.Count: > 0, IndexKey.Length: KeySet.KeySize, AuditKey.Length: KeySet.KeySize }
        && keys.DataKeys.All(key => key is { Id: > 0, Key.Length: KeySet.KeySize })
        && keys.DataKeys.DistinctBy(key => key.Id).Count() == keys.DataKeys.Count
        && keys.DataKeys.Max(key => key.Id) == keys.Current.Id;

    private static KeyFileException Damaged(string path) =>
        new($"密钥文件 {path} 已损坏或不完整。请从备份恢复原来的密钥文件；没有它，数据库里的加密内容无法读取。");
}

/// <summary>The keys are missing, unreadable or not those of the database; the message says what to do, in Chinese.</summary>
public sealed class KeyFileException(string message) : Exception(message);
