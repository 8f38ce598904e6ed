using System.CommandLine;
using Gradcheck.Domain;
using Gradcheck.Domain.Rosters;
using Gradcheck.Domain.Rosters.Checking;
using Gradcheck.Domain.Rosters.Reading;
using Gradcheck.Domain.Students;
using Spectre.Console;

namespace Gradcheck.AdminApi.Cli;

/// <summary><c>import FILE --cohort Y [--apply]</c>: checks a roster and, if asked, imports it.</summary>
internal static class ImportCommand
{
    private const int IssuesShown = 40;

    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "名单文件：.xlsx、.xls 或 .csv" };
        var cohort = new Option<int>("--cohort") { Description = "届别，如 2027", Required = true };
        var college = new Option<string?>("--college") { Description = "学院代码；写了即按学院更正导入" };
        var apply = new Option<bool>("--apply") { Description = "检查之后直接导入；不写只预览" };
        var skip = new Option<bool>("--skip-errors") { Description = "有错误的行留下不导入，其余照常" };
        var command = new Command("import", "检查并导入名单") { file, cohort, college, apply, skip };
        command.SetAction(
            async (parsed, cancel) =>
                await RunAsync(
                    parsed.GetRequiredValue(file),
                    new RosterIntent(
                        parsed.GetValue(cohort),
                        parsed.GetValue(college) is null ? RosterPurpose.Issue : RosterPurpose.Correction,
                        parsed.GetValue(college)
                    ),
                    parsed.GetValue(apply),
                    parsed.GetValue(skip),
                    cancel
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        FileInfo file,
        RosterIntent intent,
        bool apply,
        bool skipErrors,
        CancellationToken cancel
    )
    {
        if (!file.Exists)
            return CliDatabase.Explain(Refusal.NotFound("file-not-found", $"没有找到文件 {file.FullName}。"));
        await using var database = await CliDatabase.OpenAsync();
        var upload = new RosterUpload(file.Name, await File.ReadAllBytesAsync(file.FullName, cancel));
        var preview = await WithProgressAsync(
            "读取、检查并比对",
            () =>
                new PreviewRoster(database.Factory, database.Writer).RunAsync(
                    "cli",
                    intent,
                    upload,
                    ColumnMapping.None,
                    cancel
                )
        );
        if (!preview.TryGet(out var import, out var refusal))
            return CliDatabase.Explain(refusal);
        var summary = RosterImports.SummaryOf(import);
        Show(import, summary);
        if (!apply)
        {
            AnsiConsole.MarkupLine("只做了预览，什么都没有改动。加上 [bold]--apply[/] 导入。");
            return summary.Errors == 0 ? 0 : 1;
        }

        var applied = await WithProgressAsync(
            "写入",
            () =>
                database.WriteAsync(scope =>
                    ApplyRoster.RunAsync(scope, import.Id, intent.CollegeCode, skipErrors, cancel)
                )
        );
        if (!applied.TryGet(out _, out refusal))
            return CliDatabase.Explain(refusal);
        AnsiConsole.MarkupLineInterpolated($"[green]✓[/] 已导入（编号 {import.Id}），可以通过接口撤销。");
        return 0;
    }

    /// <summary>A bar for a person at a terminal; nothing in a pipe.</summary>
    private static Task<T> WithProgressAsync<T>(string step, Func<Task<T>> work) =>
        Console.IsOutputRedirected
            ? work()
            : AnsiConsole
                .Progress()
                .Columns(
                    new TaskDescriptionColumn(),
                    new ProgressBarColumn(),
                    new ElapsedTimeColumn(),
                    new SpinnerColumn()
                )
                .StartAsync(async progress =>
                {
                    var task = progress.AddTask(step);
                    task.IsIndeterminate = true;
                    var result = await work();
                    task.IsIndeterminate = false;
                    task.Value = task.MaxValue;
                    return result;
                });

    private static void Show(RosterImport import, RosterSummary summary)
    {
        AnsiConsole.MarkupLineInterpolated(
            $"{import.FileName}：{summary.Sheets} 张工作表，{summary.Rows} 行；新增 {summary.Added}，变更 {summary.Changed}，不变 {summary.Unchanged}，名单中缺 {summary.Missing}；错误 {summary.Errors}，提醒 {summary.Warnings}，自动规范 {summary.Normalized}，冲突 {summary.ConflictCount}。"
        );
        var grave = summary.Issues.Where(i => i.Severity != Severity.Normalized).Take(IssuesShown).ToList();
        if (grave.Count == 0)
            return;
        var table = new Table().AddColumns("位置", "字段", "规则", "级别", "说明", "建议");
        foreach (var issue in grave)
        {
            table.AddRow(
                Markup.Escape($"{issue.Sheet}!{issue.Column}{issue.Row}"),
                issue.Field?.Heading() ?? "",
                issue.Rule,
                issue.Severity == Severity.Error ? "[red]错误[/]" : "[yellow]提醒[/]",
                Markup.Escape(issue.Message),
                Markup.Escape(Masked.Value(issue.Field, issue.Suggestion ?? ""))
            );
        }

        AnsiConsole.Write(table);
        var more = summary.Errors + summary.Warnings - grave.Count;
        if (more > 0)
            AnsiConsole.MarkupLineInterpolated(
                $"还有 {more} 条没有列出；完整清单见接口 /api/rosters/{import.Id}/issues。"
            );
    }
}
