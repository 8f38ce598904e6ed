using System.CommandLine;
using Gradcheck.Domain;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Storage.Backup;
using Spectre.Console;

namespace Gradcheck.AdminApi.Cli;

/// <summary><c>restore FILE [--yes]</c>: puts a backup in the place of the database; the service has to stand still.</summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "backup 命令写的备份文件" };
        var yes = new Option<bool>("--yes") { Description = "现有数据库比备份新，也要退回到备份" };
        var command = new Command("restore", "用备份恢复数据库；请先停止服务") { file, yes };
        command.SetAction(
            async (parsed, cancel) =>
                await RunAsync(parsed.GetRequiredValue(file).FullName, parsed.GetValue(yes), cancel)
        );
        return command;
    }

    private static async Task<int> RunAsync(string file, bool replaceNewer, CancellationToken cancel)
    {
        var settings = ServerSettings.Load([]);
        var keyring = settings.KeyFile.Open(TimeProvider.System);
        var now = TimeProvider.System.GetUtcNow();
        var done =
            settings.Database.Provider == DatabaseProvider.Sqlite
                ? await SqliteRestore.RunAsync(settings.Database, keyring, file, replaceNewer, now, cancel)
                : await PostgresRestore.RunAsync(settings.Database, keyring, file, replaceNewer, now, cancel);
        if (!done.TryGet(out var restored, out var refusal))
            return CliDatabase.Explain(refusal);

        // An older backup is brought to this program's version, as at every start.
        await using var database = await CliDatabase.OpenAsync();
        await database.WriteAsync<bool>(scope =>
        {
            scope.Audit(
                "database-restored",
                details: new
                {
                    restored.Manifest.Sha256,
                    restored.Manifest.MadeAt,
                    restored.RestoredTo,
                    restored.Replaced,
                }
            );
            return Task.FromResult<Result<bool>>(true);
        });
        var made = ChineseDate.Of(restored.Manifest.MadeAt);
        AnsiConsole.MarkupLineInterpolated(
            $"[green]✓[/] 已恢复到 {made} 的备份并核对：操作日志到第 {restored.RestoredTo} 条，逐条相符。"
        );
        if (restored.Old is { } old)
            AnsiConsole.MarkupLineInterpolated($"  原来的数据库改名保留：{old}。确认无误后请删除，里面有个人信息。");
        AnsiConsole.MarkupLine("  请用抄存的锚点运行 [bold]audit verify --anchor 锚点[/]，再启动服务。");
        return 0;
    }
}
