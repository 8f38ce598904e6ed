using System.CommandLine;
using Gradcheck.Domain;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Retention;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace Gradcheck.AdminApi.Cli;

/// <summary><c>purge --year Y [--yes Y]</c>: shows what removing a cohort's personal data would do, or does it.</summary>
internal static class PurgeCommand
{
    public static Command Create()
    {
        var year = new Option<int>("--year") { Description = "届别，如 2027", Required = true };
        var yes = new Option<int?>("--yes") { Description = "确认删除：再写一遍届别" };
        var command = new Command("purge", "删除一届学生的个人信息；不加 --yes 只预览") { year, yes };
        command.SetAction(
            async (parsed, cancel) => await RunAsync(parsed.GetValue(year), parsed.GetValue(yes), cancel)
        );
        return command;
    }

    private static async Task<int> RunAsync(int year, int? confirmed, CancellationToken cancel)
    {
        await using var database = await CliDatabase.OpenAsync();
        await using var db = database.Factory.CreateDbContext();
        if (await db.Cohorts.AsNoTracking().SingleOrDefaultAsync(c => c.Year == year, cancel) is not { } cohort)
            return CliDatabase.Explain(SaveCohort.CohortNotFound);
        if (confirmed is null)
        {
            Show(cohort, await PurgePreview.CountAsync(db, cohort, cancel));
            return 0;
        }

        if (confirmed != year)
        {
            return CliDatabase.Explain(
                Refusal.Invalid("year-differs", $"--yes 后写的是 {confirmed}，与 --year {year} 不同，没有删除。")
            );
        }

        var purged = await PurgeCohort.RunAsync(database.Writer, "cli", year, cancel);
        if (!purged.TryGet(out var purge, out var refusal))
            return CliDatabase.Explain(refusal);
        AnsiConsole.MarkupLineInterpolated(
            $"[green]✓[/] 已删除 {year} 届 {purge.Counts["Student"]} 名学生的个人信息；统计和操作日志保留。"
        );
        if (await ScrubPurges.RunAsync(database.Factory, database.Writer, "cli", cancel))
            AnsiConsole.MarkupLine("[green]✓[/] 数据库文件中的残留已清除。");
        else
            AnsiConsole.MarkupLine("[yellow]![/] 有程序正在读取，数据库文件中的残留将在下一个凌晨清除。");
        AnsiConsole.MarkupLine("  此前的备份里仍有这些信息：请按保存期限一并销毁（见 docs/operations.md）。");
        return 0;
    }

    private static void Show(Cohort cohort, IReadOnlyDictionary<string, int> counts)
    {
        AnsiConsole.MarkupLineInterpolated(
            $"{cohort.Year} 届 {cohort.Settings.Title}，结束日 {cohort.LastDay:yyyy-MM-dd}。"
        );
        var table = new Table().AddColumns("内容", "行数", "处理", "说明");
        foreach (var row in PurgeTables.All)
        {
            table.AddRow(
                row.Name,
                counts.TryGetValue(row.Entity.Name, out var count) ? $"{count}" : "",
                row.Treatment switch
                {
                    PurgeTreatment.Deleted => "删除",
                    PurgeTreatment.Emptied => "清空",
                    _ => "保留",
                },
                Markup.Escape(row.Why)
            );
        }

        AnsiConsole.Write(table);
        AnsiConsole.MarkupLine(Outlook(cohort));
        AnsiConsole.MarkupLineInterpolated(
            $"只做了预览，什么都没有删除。删除后不能恢复；确认请运行 [bold]purge --year {cohort.Year} --yes {cohort.Year}[/]。"
        );
    }

    private static string Outlook(Cohort cohort) =>
        cohort switch
        {
            { PurgedAt: not null } => "这一届已经删除过，或删除中断了，再次运行会接着做完。",
            { PurgeOn: { } day } => $"按设置将于 {day:yyyy-MM-dd} 自动删除。",
            _ => "设置为一直保留（retentionDays 为空），不会自动删除。",
        };
}
