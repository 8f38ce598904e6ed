using System.CommandLine;
using System.Globalization;
using Gradcheck.Domain;
using Gradcheck.Domain.Keys;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace Gradcheck.AdminApi.Cli;

/// <summary><c>keys create|list|revoke</c>.</summary>
internal static class KeysCommand
{
    public static Command Create() => new("keys", "管理接口密钥") { CreateCommand(), ListCommand(), RevokeCommand() };

    private static Command CreateCommand()
    {
        var role = new Option<ApiRole>("--role")
        {
            Description = "registrar（教务处）或 college（学院）",
            Required = true,
        };
        var name = new Option<string>("--name") { Description = "给谁用", DefaultValueFactory = _ => "" };
        var college = new Option<string?>("--college") { Description = "学院代码，如 01" };
        var command = new Command("create", "新建密钥，只显示一次") { role, name, college };
        command.SetAction(
            async (parsed, _) =>
            {
                await using var database = await CliDatabase.OpenAsync();
                var collegeCode = parsed.GetValue(college);
                var holder = parsed.GetValue(name) is { Length: > 0 } given ? given : collegeCode ?? "教务处";
                var created = await database.WriteAsync(scope =>
                    CreateApiKey.RunAsync(scope, parsed.GetValue(role), holder, collegeCode)
                );
                if (!created.TryGet(out var key, out var refusal))
                    return CliDatabase.Explain(refusal);
                AnsiConsole.MarkupLine("[green]✓[/] 已新建密钥，请立即保存，之后无法再次显示：");
                // Written raw, so that it can be piped and is never wrapped.
                Console.WriteLine(key.ToString());
                return 0;
            }
        );
        return command;
    }

    private static Command ListCommand()
    {
        var command = new Command("list", "列出密钥");
        command.SetAction(
            async (_, cancel) =>
            {
                await using var database = await CliDatabase.OpenAsync();
                await using var db = database.Factory.CreateDbContext();
                var keys = await db.ApiKeys.AsNoTracking().OrderBy(key => key.CreatedAt).ToListAsync(cancel);
                if (keys.Count == 0)
                {
                    AnsiConsole.MarkupLine(
                        "还没有密钥。用 [bold]keys create --role registrar --name 教务处[/] 新建一个。"
                    );
                    return 0;
                }

                var table = new Table().AddColumns("编号", "名称", "角色", "学院", "新建", "最近使用", "状态");
                foreach (var key in keys)
                {
                    table.AddRow(
                        Markup.Escape(key.Id),
                        Markup.Escape(key.Name),
                        key.Role == ApiRole.Registrar ? "教务处" : "学院",
                        Markup.Escape(key.CollegeCode ?? "全部"),
                        Local(key.CreatedAt),
                        key.LastUsedAt is { } used ? Local(used) : "从未",
                        key.RevokedAt is null ? "[green]有效[/]" : "[red]已停用[/]"
                    );
                }

                AnsiConsole.Write(table);
                return 0;
            }
        );
        return command;
    }

    private static Command RevokeCommand()
    {
        var id = new Argument<string>("id") { Description = "密钥编号（gck_ 后的 8 位），或完整密钥" };
        var command = new Command("revoke", "停用密钥，立即生效") { id };
        command.SetAction(
            async (parsed, _) =>
            {
                await using var database = await CliDatabase.OpenAsync();
                var given = parsed.GetRequiredValue(id);
                var revoked = await database.WriteAsync(scope =>
                    RevokeApiKey.RunAsync(scope, ApiKeyText.TryParse(given)?.Id ?? given)
                );
                if (!revoked.TryGet(out var key, out var refusal))
                    return CliDatabase.Explain(refusal);
                AnsiConsole.MarkupLineInterpolated($"[green]✓[/] 已停用密钥 {key.Id}（{key.Name}）。");
                return 0;
            }
        );
        return command;
    }

    private static string Local(DateTimeOffset instant) =>
        CampusTime.ToLocal(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
