using System.CommandLine;
using Gradcheck.Domain;
using Gradcheck.Domain.Keys;
using Gradcheck.Domain.Storage;
using Spectre.Console;

namespace Gradcheck.AdminApi.Cli.Keys;

/// <summary><c>keys create</c>: prints a new key once.</summary>
internal static class KeysCreateCommand
{
    public static Command Create()
    {
        var role = new Option<ApiRole>("--role")
        {
            Description = "registrar（教务处）或 college（学院）",
            Required = true,
        };
        var name = new Option<string>("--name") { Description = "给谁用", DefaultValueFactory = _ => "" };
        var college = new Option<string?>("--college") { Description = "学院代码，如 01；各届通用" };
        var scopes = new Option<string?>("--scopes")
        {
            Description = "只给这些权限，用逗号分开：read,write,reveal,export,keys；不写则为角色的全部权限",
        };
        var expires = new Option<DateOnly?>("--expires")
        {
            Description = "最后有效日，如 2009-07-01；不写则为一年，最长三年",
        };
        var command = new Command("create", "新建密钥，只显示一次") { role, name, college, scopes, expires };
        command.SetAction(
            async (parsed, _) =>
            {
                if (!ReadScopes(parsed.GetValue(scopes)).TryGet(out var wanted, out var refusal))
                    return CliDatabase.Explain(refusal);
                await using var database = await CliDatabase.OpenAsync();
                var collegeCode = parsed.GetValue(college);
                var holder = parsed.GetValue(name) is { Length: > 0 } given ? given : collegeCode ?? "教务处";
                // The last day itself still counts.
                var terms = new ApiKeyTerms(wanted.Chosen, EndOf(parsed.GetValue(expires)));
                var created = await database.WriteAsync(scope =>
                    CreateApiKey.RunAsync(scope, parsed.GetValue(role), holder, collegeCode, terms)
                );
                if (!created.TryGet(out var key, out refusal))
                    return CliDatabase.Explain(refusal);
                AnsiConsole.MarkupLine("[green]✓[/] 已新建密钥，请立即保存，之后无法再次显示：");
                // Written raw, so that it can be piped and is never wrapped.
                Console.WriteLine(key.ToString());
                return 0;
            }
        );
        return command;
    }

    private static DateTimeOffset? EndOf(DateOnly? lastDay) =>
        lastDay is { } day ? CampusTime.At(day.AddDays(1), TimeOnly.MinValue) : null;

    private static Result<Selection> ReadScopes(string? text)
    {
        if (text is null)
            return new Selection(null);
        var chosen = new List<ApiScope>();
        foreach (var name in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!char.IsAsciiLetter(name[0]) || !Enum.TryParse<ApiScope>(name, ignoreCase: true, out var scope))
                return Refusal.Invalid(
                    "key-scopes",
                    $"没有「{name}」这种权限，请从 read,write,reveal,export,keys 里选。"
                );
            chosen.Add(scope);
        }

        return new Selection(chosen);
    }

    /// <summary>The scopes that were typed; null when none were.</summary>
    private sealed record Selection(IReadOnlyCollection<ApiScope>? Chosen);
}
