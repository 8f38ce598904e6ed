using System.CommandLine;
using System.Globalization;
using Gradcheck.Domain;
using Gradcheck.Domain.Keys;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace Gradcheck.AdminApi.Cli.Keys;

/// <summary><c>keys create|list|rotate|revoke|check</c>.</summary>
internal static class KeysCommand
{
    public static Command Create() =>
        new("keys", "管理接口密钥")
        {
            KeysCreateCommand.Create(),
            ListCommand(),
            KeysRotateCommand.Create(),
            RevokeCommand(),
            KeysCheckCommand.Create(),
        };

    /// <summary>An instant as the list and the answers show it.</summary>
    internal static string Local(DateTimeOffset instant) =>
        CampusTime.ToLocal(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A key's scopes as they are typed.</summary>
    internal static string Names(IEnumerable<ApiScope> scopes) =>
        string.Join(',', scopes.Select(scope => scope.ToString().ToLowerInvariant()));

    /// <summary>The key's public half, of that or of the whole key.</summary>
    internal static string IdOf(string given) => ApiKeyText.TryParse(given)?.Id ?? given;

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

                var now = TimeProvider.System.GetUtcNow();
                var table = new Table().AddColumns(
                    "编号",
                    "名称",
                    "角色",
                    "学院",
                    "权限",
                    "新建",
                    "有效期至",
                    "最近使用",
                    "状态"
                );
                foreach (var key in keys)
                {
                    table.AddRow(
                        Markup.Escape(key.Id),
                        Markup.Escape(key.Name),
                        key.Role == ApiRole.Registrar ? "教务处" : "学院",
                        Markup.Escape(key.CollegeCode ?? "全部"),
                        Names(key.Scopes),
                        Local(key.CreatedAt),
                        Local(key.ExpiresAt),
                        key.LastUsedAt is { } used ? Local(used) : "从未",
                        StateOf(key, now)
                    );
                }

                AnsiConsole.Write(table);
                return 0;
            }
        );
        return command;
    }

    private static string StateOf(ApiKey key, DateTimeOffset now) =>
        key.RevokedAt is not null ? "[red]已停用[/]"
        : key.ExpiresAt <= now ? "[yellow]已过期[/]"
        : "[green]有效[/]";

    private static Command RevokeCommand()
    {
        var id = new Argument<string>("id") { Description = "密钥编号（gck_ 后的 8 位），或完整密钥" };
        var command = new Command("revoke", "停用密钥，立即生效") { id };
        command.SetAction(
            async (parsed, _) =>
            {
                await using var database = await CliDatabase.OpenAsync();
                var given = IdOf(parsed.GetRequiredValue(id));
                var revoked = await database.WriteAsync(scope => RevokeApiKey.RunAsync(scope, given));
                if (!revoked.TryGet(out var key, out var refusal))
                    return CliDatabase.Explain(refusal);
                AnsiConsole.MarkupLineInterpolated($"[green]✓[/] 已停用密钥 {key.Id}（{key.Name}）。");
                return 0;
            }
        );
        return command;
    }
}
