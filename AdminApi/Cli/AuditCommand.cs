using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Gradcheck.Domain;
using Gradcheck.Domain.Audit;
using Spectre.Console;

namespace Gradcheck.AdminApi.Cli;

/// <summary><c>audit verify|head</c>: proves that the audit log is as it was written, or says where it is not.</summary>
internal static class AuditCommand
{
    public static Command Create() => new("audit", "核对操作日志") { VerifyCommand(), HeadCommand() };

    private static Command VerifyCommand()
    {
        var anchor = new Option<string?>("--anchor", "--expect")
        {
            Description = "以前用 audit head 抄存的锚点，如 1234:0f3a-…",
        };
        var command = new Command("verify", "从头核对操作日志，指出第一条对不上的") { anchor };
        command.SetAction(async (parsed, cancel) => await VerifyAsync(parsed.GetValue(anchor), cancel));
        return command;
    }

    private static async Task<int> VerifyAsync(string? written, CancellationToken cancel)
    {
        AuditAnchor? anchor = null;
        if (written is not null && !AuditAnchor.TryParse(written, out anchor))
        {
            return CliDatabase.Explain(
                Refusal.Invalid(
                    "anchor-invalid",
                    "锚点应是“序号:校验值”，校验值为 64 位十六进制数，请按抄存的原样输入。"
                )
            );
        }

        await using var database = await CliDatabase.OpenAsync();
        await using var db = database.Factory.CreateDbContext();
        var started = Stopwatch.GetTimestamp();
        var verdict = await AuditVerification.RunAsync(db, anchor, cancel);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        if (verdict.Fault is { } fault)
        {
            AnsiConsole.MarkupLineInterpolated($"[red]✗[/] 操作日志对不上。{fault.Text}");
            AnsiConsole.MarkupLineInterpolated(
                $"  此前 {verdict.Count} 条相符。请停止服务，保留数据库文件，与最近的备份比对，并查明谁能直接改动数据库。"
            );
            return 1;
        }

        AnsiConsole.MarkupLineInterpolated(
            $"[green]✓[/] 操作日志完整：{verdict.Count} 条逐条相符，用时 {seconds} 秒。"
        );
        if (anchor is not null)
            AnsiConsole.MarkupLineInterpolated($"[green]✓[/] 与抄存的锚点（第 {anchor.Id} 条）一致。");
        else
        {
            AnsiConsole.MarkupLine(
                "  没有给出锚点：末尾若被整段删除，只凭日志本身看不出来。请用 [bold]--anchor[/] 给出以前抄存的锚点。"
            );
        }

        return 0;
    }

    private static Command HeadCommand()
    {
        var command = new Command("head", "显示操作日志的末尾锚点，供抄存");
        command.SetAction(
            async (_, cancel) =>
            {
                await using var database = await CliDatabase.OpenAsync();
                await using var db = database.Factory.CreateDbContext();
                var head = await AuditHead.ReadAsync(db, cancel);
                if (head.Anchor is not { } anchor)
                {
                    AnsiConsole.MarkupLine("操作日志还是空的，没有可抄存的锚点。");
                    return 0;
                }

                var at = CampusTime.ToLocal(head.At).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
                AnsiConsole.MarkupLineInterpolated($"操作日志共 {head.Id} 条，最后一条写于 {at}（北京时间）。锚点：");
                // Written raw, so that it can be piped and is never wrapped.
                Console.WriteLine(anchor);
                AnsiConsole.MarkupLine(
                    "请把锚点抄到本系统之外（如登记本，或发到另一台机器的邮箱）。以后运行 [bold]audit verify --anchor 锚点[/]，"
                        + "这一条之前的日志有没有被删改、重写，一查便知。"
                );
                return 0;
            }
        );
        return command;
    }
}
