using System.CommandLine;
using System.Text;
using Gradcheck.Domain.Keys;
using Spectre.Console;

namespace Gradcheck.AdminApi.Cli.Keys;

/// <summary>
/// <c>keys check</c>: looks for keys in files or the standard input and says which of them work. It never repeats a
/// secret, and opens the database only for what has a right checksum.
/// </summary>
internal static class KeysCheckCommand
{
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("files")
        {
            Description = "要检查的文件；不写则读标准输入",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("check", "在文件或标准输入中查找泄露的密钥；有仍然有效的则退出码为 1") { files };
        command.SetAction(
            async (parsed, _) =>
            {
                var given = parsed.GetValue(files) ?? [];
                if (given.FirstOrDefault(file => !file.Exists) is { } missing)
                {
                    AnsiConsole.MarkupLineInterpolated($"[red]✗[/] 没有这个文件：{missing.FullName}");
                    return 1;
                }

                await using var desk = new Desk();
                if (given.Length == 0)
                    await desk.CheckAsync("标准输入", Console.In);
                foreach (var file in given)
                {
                    using var text = new StreamReader(file.FullName, Encoding.UTF8);
                    await desk.CheckAsync(file.Name, text);
                }

                return desk.Conclude();
            }
        );
        return command;
    }

    private sealed class Desk : IAsyncDisposable
    {
        private readonly HashSet<string> seen = [];
        private CliDatabase? database;
        private int live;

        public async Task CheckAsync(string source, TextReader text)
        {
            await foreach (var found in LeakedKeys.FindAsync(text))
            {
                if (!seen.Add(found))
                    continue;
                var state = await JudgeAsync(found);
                live += state == FoundKeyState.Live ? 1 : 0;
                AnsiConsole.MarkupLineInterpolated($"{source}：gck_{found.AsSpan(4, 8).ToString()}_…  {Words(state)}");
            }
        }

        public int Conclude()
        {
            if (live == 0)
            {
                AnsiConsole.MarkupLineInterpolated($"[green]✓[/] 找到 {seen.Count} 个，没有仍然有效的密钥。");
                return 0;
            }

            AnsiConsole.MarkupLineInterpolated(
                $"[red]✗[/] {live} 个密钥仍然有效，请立即 keys revoke 编号，或 keys rotate 编号 --now。"
            );
            return 1;
        }

        public ValueTask DisposeAsync() => database?.DisposeAsync() ?? ValueTask.CompletedTask;

        private async Task<FoundKeyState> JudgeAsync(string found)
        {
            if (ApiKeyText.TryParse(found) is not { } key)
                return FoundKeyState.NotAKey;
            database ??= await CliDatabase.OpenAsync();
            await using var db = database.Factory.CreateDbContext();
            return await LeakedKeys.JudgeAsync(db, key, TimeProvider.System.GetUtcNow());
        }

        private static string Words(FoundKeyState state) =>
            state switch
            {
                FoundKeyState.Live => "仍然有效！",
                FoundKeyState.Revoked => "已停用",
                FoundKeyState.Expired => "已过期",
                FoundKeyState.Unknown => "不是本服务器的密钥",
                _ => "校验码不对，不是密钥",
            };
    }
}
