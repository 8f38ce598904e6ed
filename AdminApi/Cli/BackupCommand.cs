using System.CommandLine;
using Gradcheck.Domain;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Storage.Backup;
using Spectre.Console;

namespace Gradcheck.AdminApi.Cli;

/// <summary><c>backup FILE</c>: copies the database while the service goes on.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "备份写到哪个文件；不能已经存在" };
        var command = new Command("backup", "备份数据库，服务不用停；密钥文件另外保存") { file };
        command.SetAction(async (parsed, cancel) => await RunAsync(parsed.GetRequiredValue(file).FullName, cancel));
        return command;
    }

    private static async Task<int> RunAsync(string file, CancellationToken cancel)
    {
        if (File.Exists(file) || File.Exists(BackupManifest.PathOf(file)))
            return CliDatabase.Explain(Refusal.Conflict("file-exists", $"{file} 已经存在，不会覆盖。请换一个文件名。"));
        if (!Directory.Exists(Path.GetDirectoryName(file)))
            return CliDatabase.Explain(
                Refusal.NotFound("folder-not-found", $"没有文件夹 {Path.GetDirectoryName(file)}。")
            );
        var settings = ServerSettings.Load([]);
        await using var database = await CliDatabase.OpenAsync();
        var now = TimeProvider.System.GetUtcNow();
        var made =
            database.Factory.Options.Provider == DatabaseProvider.Sqlite
                ? await SqliteBackup.RunAsync(database.Factory, file, now, cancel)
                : await PostgresBackup.RunAsync(database.Factory, file, now, cancel);
        if (!made.TryGet(out var manifest, out var refusal))
            return CliDatabase.Explain(refusal);
        await database.WriteAsync<bool>(scope =>
        {
            scope.Audit("database-backed-up", details: new { manifest.Sha256, manifest.Bytes });
            return Task.FromResult<Result<bool>>(true);
        });
        AnsiConsole.MarkupLineInterpolated($"[green]✓[/] 已备份并核对：{file}（{manifest.Bytes} 字节）");
        AnsiConsole.MarkupLineInterpolated($"  清单 {BackupManifest.PathOf(file)}，请与备份放在一起。");
        if (manifest.Anchor is { } anchor)
        {
            AnsiConsole.MarkupLine("  备份中操作日志的锚点，请抄存：");
            Console.WriteLine(anchor);
        }

        AnsiConsole.MarkupLineInterpolated(
            $"[yellow]![/] 备份里没有密钥。请另外保存密钥文件 {settings.KeyFile.Path}，与备份分开存放：没有它，备份无法读取；两样在一起，谁都能读取。"
        );
        return 0;
    }
}
