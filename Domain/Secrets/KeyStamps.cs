using System.Globalization;
using System.Security.Cryptography;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Secrets;

/// <summary>
/// Keeps a database and its keys together: a program with other keys must not start, since it could neither read what is
/// there nor be read by those that can.
/// </summary>
public static class KeyStamps
{
    private static ReadOnlySpan<byte> StampedText => "gradcheck key stamp"u8;

    /// <summary>Compares the keyring with the database, and notes keys that are new to it.</summary>
    /// <exception cref="KeyFileException">The keys are not those of the database.</exception>
    public static async Task CheckAsync(GradcheckDbFactory factory, CancellationToken cancel = default)
    {
        await using (var db = factory.CreateDbContext())
        {
            if ((await UnknownAsync(db, cancel)).Count == 0)
                return;
        }

        await using var transaction = await WriteTransaction.BeginAsync(factory, cancel);
        // Again: another process may have noted them meanwhile.
        transaction.Db.AddRange(await UnknownAsync(transaction.Db, cancel));
        await transaction.Db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Whether the keyring has every key that the database was written with; says what is wrong otherwise.</summary>
    /// <returns>Null when all is well.</returns>
    public static async Task<string?> ExplainAsync(GradcheckDb db, CancellationToken cancel = default)
    {
        try
        {
            await UnknownAsync(db, cancel);
            return null;
        }
        catch (KeyFileException wrong)
        {
            return wrong.Message;
        }
    }

    /// <summary>The stamp of a data key.</summary>
    internal static string NameOf(int dataKeyId) => string.Create(CultureInfo.InvariantCulture, $"data-{dataKeyId}");

    private static async Task<List<KeyStamp>> UnknownAsync(GradcheckDb db, CancellationToken cancel)
    {
        var own = Of(db.Keyring.Keys).ToDictionary(stamp => stamp.Key);
        foreach (var stored in await db.KeyStamps.AsNoTracking().ToListAsync(cancel))
        {
            if (!own.Remove(stored.Key, out var stamp))
            {
                throw new KeyFileException(
                    $"密钥文件缺少数据库用过的密钥 {stored.Key}，加密的数据无法读取。请放回与这个数据库配套的密钥文件。"
                );
            }

            if (stamp.Stamp != stored.Stamp)
            {
                throw new KeyFileException(
                    $"密钥文件与数据库不配套（密钥 {stored.Key} 不同），没有启动，数据没有改动。请检查 Gradcheck:Secrets:KeyFile，放回与这个数据库配套的密钥文件。"
                );
            }
        }

        return [.. own.Values];
    }

    private static IEnumerable<KeyStamp> Of(KeySet keys) =>
        [
            .. keys.DataKeys.Select(key => Of(NameOf(key.Id), key.Key)),
            Of("index", keys.IndexKey),
            Of("audit", keys.AuditKey),
        ];

    private static KeyStamp Of(string name, byte[] key) =>
        new() { Key = name, Stamp = Convert.ToHexStringLower(HMACSHA256.HashData(key, StampedText)) };
}
