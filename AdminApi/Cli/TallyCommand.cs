using System.CommandLine;
using Gradcheck.Domain;
using Gradcheck.Domain.Tallies;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace Gradcheck.AdminApi.Cli;

/// <summary><c>tally --cohort Y</c>: where the cohort stands, by college.</summary>
internal static class TallyCommand
{
    public static Command Create()
    {
        var cohort = new Option<int>("--cohort") { Description = "届别，如 2027", Required = true };
        var command = new Command("tally", "按学院统计进度") { cohort };
        command.SetAction(async (parsed, cancel) => await RunAsync(parsed.GetValue(cohort), cancel));
        return command;
    }

    private static async Task<int> RunAsync(int year, CancellationToken cancel)
    {
        await using var database = await CliDatabase.OpenAsync();
        await using var db = database.Factory.CreateDbContext();
        var cohort = await db.Cohorts.AsNoTracking().SingleOrDefaultAsync(c => c.Year == year, cancel);
        if (cohort is null)
            return CliDatabase.Explain(Refusal.NotFound("cohort-not-found", $"没有 {year} 届，请核对届别。"));
        var rows = await TallyReading.ReadAsync(
            db,
            cohort,
            TallyBy.College,
            null,
            CampusTime.Today(TimeProvider.System),
            cancel
        );
        var table = new Table().AddColumns(
            "学院",
            "下发",
            "添加",
            "删除",
            "预计毕业",
            "已绑定",
            "已查看",
            "已签名",
            "待重签",
            "更正待审",
            "已交费",
            "已排拍摄"
        );
        foreach (var column in table.Columns.Skip(1))
            column.RightAligned();
        foreach (var row in rows)
            AddRow(table, row.Name, row);
        AddRow(table, "合计", Tally.Sum([.. rows]));
        AnsiConsole.Write(table);
        return 0;
    }

    private static void AddRow(Table table, string name, Tally t) =>
        table.AddRow([
            Markup.Escape(name),
            .. new[]
            {
                t.Issued,
                t.Added,
                t.Removed,
                t.Expected,
                t.Bound,
                t.Viewed,
                t.Signed,
                t.Stale,
                t.CorrectionsPending,
                t.Paid,
                t.Scheduled,
            }.Select(count => $"{count}"),
        ]);
}
