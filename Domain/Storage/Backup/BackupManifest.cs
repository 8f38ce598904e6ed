using System.Text.Json;
using Gradcheck.Domain.Audit;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Storage.Backup;

/// <summary>What stands beside a backup, in <c>FILE.manifest.json</c>: no personal data, and no keys.</summary>
public sealed record BackupManifest
{
    public const int CurrentFormat = 1;

    public int Format { get; init; } = CurrentFormat;
    public DatabaseProvider Provider { get; init; }
    public DateTimeOffset MadeAt { get; init; }
    public long Bytes { get; init; }

    /// <summary>Of the backup file, lower-case hex.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>The last line of the audit log that is surely in the backup, as <see cref="AuditAnchor"/> writes it.</summary>
    public string? Anchor { get; init; }

    /// <summary>By what the keys are recognised without which the backup cannot be read.</summary>
    public IReadOnlyDictionary<string, string> Keys { get; init; } = new Dictionary<string, string>();

    public static string PathOf(string backup) => backup + ".manifest.json";

    /// <summary>Describes what is in a database; the file is added when it is finished.</summary>
    internal static async Task<BackupManifest> DescribeAsync(
        GradcheckDb db,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        new()
        {
            Provider = db.Database.IsNpgsql() ? DatabaseProvider.Postgres : DatabaseProvider.Sqlite,
            MadeAt = now,
            Anchor = (await AuditHead.ReadAsync(db, cancel)).Anchor?.ToString(),
            Keys = await db.KeyStamps.AsNoTracking().ToDictionaryAsync(k => k.Key, k => k.Stamp, cancel),
        };

    /// <summary>Gives a finished file its name, its manifest beside it.</summary>
    internal async Task<BackupManifest> PublishAsync(string fresh, string file, CancellationToken cancel)
    {
        PrivateFile.Flush(fresh);
        var whole = this with
        {
            Bytes = new FileInfo(fresh).Length,
            Sha256 = await PrivateFile.HashAsync(fresh, cancel),
        };
        whole.Write(PathOf(file));
        File.Move(fresh, file);
        return whole;
    }

    private void Write(string path)
    {
        using var file = PrivateFile.Create(path);
        JsonSerializer.Serialize(file, this, Indented);
        file.Flush(flushToDisk: true);
    }

    /// <summary>The manifest of a backup whose bytes are as they were written.</summary>
    /// <returns>Or a refusal: <c>backup-not-found</c>, <c>backup-unreadable</c>, <c>backup-damaged</c>.</returns>
    public static async Task<Result<BackupManifest>> ReadAsync(string backup, CancellationToken cancel = default)
    {
        if (!File.Exists(backup))
            return Refusal.NotFound("backup-not-found", $"没有找到备份文件 {backup}。");
        BackupManifest? manifest;
        try
        {
            manifest = JsonSerializer.Deserialize<BackupManifest>(
                await File.ReadAllBytesAsync(PathOf(backup), cancel),
                Indented
            );
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            manifest = null;
        }

        if (manifest is not { Format: CurrentFormat })
        {
            return Refusal.Invalid(
                "backup-unreadable",
                $"备份的清单 {PathOf(backup)} 不存在或读不懂。备份由两个文件组成，请把它们放在一起。"
            );
        }

        return manifest.Sha256 == await PrivateFile.HashAsync(backup, cancel)
            ? manifest
            : Refusal.Invalid(
                "backup-damaged",
                "备份文件与清单中的校验值不符，已损坏或被改动，不能恢复。请换用另一份备份。"
            );
    }

    private static readonly JsonSerializerOptions Indented = new(JsonColumn.Options) { WriteIndented = true };
}
