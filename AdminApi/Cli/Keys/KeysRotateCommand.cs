using System.CommandLine;
using Gradcheck.Domain.Keys;
using Spectre.Console;

namespace Gradcheck.AdminApi.Cli.Keys;

/// <summary><c>keys rotate</c>: prints a key's successor once and says how long the old one works.</summary>
internal static class KeysRotateCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = "密钥编号（gck_ 后的 8 位），或完整密钥" };
        var now = new Option<bool>("--now") { Description = "立即停用旧密钥（泄露时）；不写则旧密钥再用 24 小时" };
        var command = new Command("rotate", "换新密钥，只显示一次") { id, now };
        command.SetAction(
            async (parsed, _) =>
            {
                await using var database = await CliDatabase.OpenAsync();
                var old = KeysCommand.IdOf(parsed.GetRequiredValue(id));
                var endNow = parsed.GetValue(now);
                var rotated = await database.WriteAsync(scope => RotateApiKey.RunAsync(scope, old, endNow));
                if (!rotated.TryGet(out var made, out var refusal))
                    return CliDatabase.Explain(refusal);
                var fate = endNow ? "已停用" : $"可用到 {KeysCommand.Local(made.OldUntil)}（北京时间）";
                AnsiConsole.MarkupLineInterpolated($"[green]✓[/] 旧密钥 {old} {fate}。新密钥请立即保存：");
                Console.WriteLine(made.Successor.ToString());
                return 0;
            }
        );
        return command;
    }
}
