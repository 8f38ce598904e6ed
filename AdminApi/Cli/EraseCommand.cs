using System.CommandLine;
using Gradcheck.Domain.Retention;
using Spectre.Console;

namespace Gradcheck.AdminApi.Cli;

/// <summary><c>erase --year Y --student N --reason R</c>: removes one student's data at the student's request.</summary>
internal static class EraseCommand
{
    public static Command Create()
    {
        var year = new Option<int>("--year") { Description = "届别，如 2027", Required = true };
        var student = new Option<string>("--student") { Description = "学号", Required = true };
        var reason = new Option<string>("--reason") { Description = "原因，如 本人书面申请", Required = true };
        var command = new Command("erase", "按本人请求删除一名学生的个人信息，不可恢复") { year, student, reason };
        command.SetAction(
            async (parsed, cancel) =>
            {
                await using var database = await CliDatabase.OpenAsync();
                var erased = await database.WriteAsync(scope =>
                    EraseStudent.RunAsync(
                        scope,
                        parsed.GetValue(year),
                        parsed.GetRequiredValue(student),
                        parsed.GetValue(reason)
                    )
                );
                if (!erased.TryGet(out var erasure, out var refusal))
                    return CliDatabase.Explain(refusal);
                AnsiConsole.MarkupLineInterpolated(
                    $"[green]✓[/] 已删除（操作日志中的学生编号 {erasure.StudentId}），连同 {erasure.Rosters} 次名单导入的文件。"
                );
                if (!await ScrubDatabase.RunAsync(database.Factory, cancel))
                    AnsiConsole.MarkupLine("[yellow]![/] 有程序正在读取，数据库文件中的残留会稍后清除。");
                AnsiConsole.MarkupLine("  此前的备份里仍有其信息：请按保存期限一并销毁。");
                return 0;
            }
        );
        return command;
    }
}
