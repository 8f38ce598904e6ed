using System.CommandLine;
using System.Globalization;
using Gradcheck.Domain.Secrets;
using Spectre.Console;

namespace Gradcheck.AdminApi.Cli;

/// <summary><c>keys-ring</c>: makes, changes and checks the keys that the data is encrypted with.</summary>
internal static class KeyRingCommand
{
    public static Command Create()
    {
        var command = new Command("keys-ring", "加密数据用的密钥文件：生成、轮换、重新加密、检查");
        command.Subcommands.Add(CreateFile());
        command.Subcommands.Add(Show());
        command.Subcommands.Add(Rotate());
        command.Subcommands.Add(RunRewrap());
        command.Subcommands.Add(Drop());
        return command;
    }

    private static Command CreateFile()
    {
        var path = new Argument<string>("file") { Description = "新密钥文件的路径" };
        var command = new Command("create", "生成新的密钥文件（只用于全新安装）") { path };
        command.SetAction(result =>
            Say(() =>
            {
                var file = result.GetValue(path)!;
                KeyFile.Create(file, TimeProvider.System.GetUtcNow());
                AnsiConsole.MarkupLineInterpolated($"[green]✓[/] 已生成 {file}，只有当前用户能读。");
                AnsiConsole.WriteLine(
                    "  把它另外保存一份，不要和数据库备份放在一起。丢了它，身份证号等数据无法恢复；它和数据库一起泄露，等于没有加密。"
                );
                AnsiConsole.MarkupLineInterpolated($"  设置环境变量 Gradcheck__Secrets__KeyFile={file} 后启动服务。");
            })
        );
        return command;
    }

    private static Command Show()
    {
        var command = new Command("status", "列出数据密钥，以及各有多少数据用它加密");
        command.SetAction(
            (_, cancel) =>
                SayAsync(async database =>
                {
                    await using var db = database.Factory.CreateDbContext();
                    var counts = await Rewrap.CountAsync(db, cancel);
                    var table = new Table().AddColumns("密钥", "生成时间", "加密的值", "");
                    foreach (var key in database.Factory.Keyring.Keys.DataKeys)
                    {
                        var isCurrent = key.Id == database.Factory.Keyring.Keys.Current.Id;
                        table.AddRow(
                            key.Id.ToString(CultureInfo.InvariantCulture),
                            key.CreatedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                            counts[key.Id].ToString("N0", CultureInfo.InvariantCulture),
                            isCurrent ? "正在使用"
                                : counts[key.Id] == 0 ? "可以删除（drop）"
                                : "等待重新加密（rewrap）"
                        );
                    }

                    AnsiConsole.Write(table);
                })
        );
        return command;
    }

    private static Command Rotate()
    {
        var command = new Command("rotate", "换用新的数据密钥；旧数据仍可读取");
        command.SetAction(
            (_, _) =>
                SayAsync(async database =>
                {
                    var id = await RotateKeys.RotateAsync(
                        database.Factory,
                        database.Writer,
                        database.KeyFile,
                        TimeProvider.System.GetUtcNow()
                    );
                    AnsiConsole.MarkupLineInterpolated(
                        $"[green]✓[/] 新数据用数据密钥 {id} 加密；运行中的服务几秒内换用。请重新备份密钥文件 {database.KeyFile}。"
                    );
                    AnsiConsole.WriteLine("  要把旧数据也换成新密钥，请运行 keys-ring rewrap（服务不用停）。");
                })
        );
        return command;
    }

    private static Command RunRewrap()
    {
        var command = new Command("rewrap", "把旧密钥加密的数据换成新密钥；服务不用停，中断后可再次运行");
        command.SetAction(
            (_, cancel) =>
                SayAsync(async database =>
                {
                    var done = 0L;
                    await AnsiConsole
                        .Status()
                        .StartAsync(
                            "正在重新加密…",
                            async status =>
                                done = await Rewrap.RunAsync(
                                    database.Factory,
                                    count => status.Status($"正在重新加密… {count}"),
                                    cancel
                                )
                        );
                    var id = database.Factory.Keyring.Keys.Current.Id;
                    await RotateKeys.AuditRewrapAsync(database.Writer, id, done);
                    AnsiConsole.MarkupLineInterpolated($"[green]✓[/] {done} 个值已换用数据密钥 {id}。");
                })
        );
        return command;
    }

    private static Command Drop()
    {
        var id = new Argument<int>("key") { Description = "数据密钥的编号，见 status" };
        var command = new Command("drop", "从密钥文件删除不再使用的数据密钥") { id };
        command.SetAction(
            (result, _) =>
                SayAsync(async database =>
                {
                    var dropped = await RotateKeys.DropAsync(
                        database.Factory,
                        database.Writer,
                        database.KeyFile,
                        result.GetValue(id)
                    );
                    if (!dropped.TryGet(out var key, out var refusal))
                        return CliDatabase.Explain(refusal);
                    AnsiConsole.MarkupLineInterpolated($"[green]✓[/] 数据密钥 {key} 已删除。");
                    AnsiConsole.WriteLine("  以前的数据库备份仍需要旧的密钥文件，请与那些备份对应保存。");
                    return 0;
                })
        );
        return command;
    }

    private static Task<int> SayAsync(Func<CliDatabase, Task> work) =>
        SayAsync(async database =>
        {
            await work(database);
            return 0;
        });

    private static async Task<int> SayAsync(Func<CliDatabase, Task<int>> work)
    {
        try
        {
            await using var database = await CliDatabase.OpenAsync();
            return await work(database);
        }
        catch (SealBrokenException broken)
        {
            AnsiConsole.MarkupLineInterpolated(
                $"[red]✗[/] {broken.Place} 无法解密：内容被改动过或密钥不对。请从备份核对这一条，之前完成的部分有效。"
            );
            return 1;
        }
    }

    private static int Say(Action work)
    {
        try
        {
            work();
            return 0;
        }
        catch (KeyFileException refused)
        {
            AnsiConsole.MarkupLineInterpolated($"[red]✗[/] {refused.Message}");
            return 1;
        }
    }
}
