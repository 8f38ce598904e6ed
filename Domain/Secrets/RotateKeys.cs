using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Secrets;

/// <summary>Changes of the data keys. The key file is written first: a key must be safe before anything is sealed with it.</summary>
public static class RotateKeys
{
    /// <summary>Adds a data key that seals from now on; running servers take it up within seconds.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="KeyFileException">The key file cannot be read or written; nothing changed.</exception>
    public static async Task<int> RotateAsync(
        GradcheckDbFactory factory,
        Writer writer,
        string keyFile,
        DateTimeOffset now
    )
    {
        var keys = KeyFile.Read(keyFile).Rotate(now);
        KeyFile.Write(keyFile, keys);
        factory.Keyring.Reload();
        await KeyStamps.CheckAsync(factory);
        await AuditAsync(writer, "data-key-rotated", new { key = keys.Current.Id });
        return keys.Current.Id;
    }

    /// <summary>Removes a data key that holds nothing any more.</summary>
    /// <returns>The key's id, or why not: <c>key-unknown</c>, <c>key-current</c>, <c>key-in-use</c>.</returns>
    /// <exception cref="KeyFileException">The key file cannot be read or written.</exception>
    public static async Task<Result<int>> DropAsync(GradcheckDbFactory factory, Writer writer, string keyFile, int id)
    {
        var keys = KeyFile.Read(keyFile);
        if (keys.DataKeys.All(key => key.Id != id))
            return Refusal.NotFound("key-unknown", $"密钥文件里没有数据密钥 {id}。");
        if (keys.Current.Id == id)
            return Refusal.Conflict("key-current", $"数据密钥 {id} 正在使用，不能删除。请先运行 keys-ring rotate。");
        await using (var db = factory.CreateDbContext())
        {
            if ((await Rewrap.CountAsync(db))[id] is var held and > 0)
            {
                return Refusal.Conflict(
                    "key-in-use",
                    $"还有 {held} 个值用数据密钥 {id} 加密，没有删除。请先运行 keys-ring rewrap，完成后再试。"
                );
            }
        }

        var stamp = KeyStamps.NameOf(id);
        await writer.WriteAsync<int>(
            "cli",
            async scope =>
            {
                scope.Audit("data-key-dropped", details: new { key = id });
                return await scope.Db.KeyStamps.Where(s => s.Key == stamp).ExecuteDeleteAsync();
            }
        );
        KeyFile.Write(keyFile, keys.Without(id));
        factory.Keyring.Reload();
        return id;
    }

    /// <summary>Notes in the audit log what was sealed again.</summary>
    public static Task AuditRewrapAsync(Writer writer, int key, long values) =>
        AuditAsync(writer, "data-rewrapped", new { key, values });

    private static Task AuditAsync(Writer writer, string action, object details) =>
        writer.WriteAsync<bool>(
            "cli",
            scope =>
            {
                scope.Audit(action, details: details);
                return Task.FromResult<Result<bool>>(true);
            }
        );
}
