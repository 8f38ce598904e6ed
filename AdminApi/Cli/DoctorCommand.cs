using System.CommandLine;
using System.Globalization;
using Gradcheck.Bot;
using Gradcheck.Bot.Telegram;
using Gradcheck.Domain;
using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Chsi;
using Gradcheck.Domain.Secrets;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Storage.AppendOnly;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace Gradcheck.AdminApi.Cli;

/// <summary><c>doctor</c>: looks at settings, database, clock and calendar, and says what to do about each.</summary>
internal static class DoctorCommand
{
    private const int AuditLines = 1000;
    private const long LowDiskBytes = 500L * 1024 * 1024;

    public static Command Create()
    {
        var command = new Command("doctor", "检查设置、数据库、Telegram 令牌和时钟");
        command.SetAction(async (_, cancel) => await RunAsync(TimeProvider.System, cancel));
        return command;
    }

    private static async Task<int> RunAsync(TimeProvider clock, CancellationToken cancel)
    {
        var settings = ServerSettings.Load([]);
        var report = new DoctorReport();
        report.Good("设置", $"从 {HostFolder.Path} 读取");
        var keyring = settings.KeyFile.Open(clock);
        report.Good("密钥文件", $"{settings.KeyFile.Path}，正在使用数据密钥 {keyring.Keys.Current.Id}");
        await using var factory = new GradcheckDbFactory(settings.Database, keyring);
        await CheckDatabaseAsync(report, factory, clock, cancel);
        CheckDisk(report, factory);
        var (isWell, line) = await TelegramCheckup.RunAsync(settings.Configuration, cancel);
        if (isWell)
            report.Good("Telegram", line);
        else
            report.Bad("Telegram", line);
        CheckCalendar(report, clock);
        return report.Print();
    }

    private static async Task CheckDatabaseAsync(
        DoctorReport report,
        GradcheckDbFactory factory,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var name = factory.SqliteFile is { } file ? $"SQLite {file}" : "PostgreSQL";
        try
        {
            await using var db = factory.CreateDbContext();
            if (factory.SqliteFile is { } missing && !File.Exists(missing))
            {
                report.Warn("数据库", $"{missing} 还不存在，首次启动服务时会自动创建");
                return;
            }

            var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).Count();
            if (pending > 0)
                report.Warn("数据库", $"{name} 需要升级（{pending} 步），启动服务时会自动完成；升级前请先备份");
            else
                report.Good("数据库", $"{name} 可以读取，版本一致");
            if (pending > 0)
                return;
            if (await KeyStamps.ExplainAsync(db, cancel) is { } wrongKeys)
                report.Bad("密钥", wrongKeys);
            await CheckAuditAsync(report, db, cancel);
            await CheckClockAsync(report, db, clock, cancel);
            await AccessCheckup.RunAsync(report, db, clock, cancel);
        }
        catch (Exception exception)
            when (StorageFaults.IsOutOfOrder(exception) || exception is InvalidOperationException)
        {
            report.Bad("数据库", $"{name} 打不开：{exception.Message}。请检查 Gradcheck:Database 设置和数据库服务");
        }
    }

    private static async Task CheckAuditAsync(DoctorReport report, GradcheckDb db, CancellationToken cancel)
    {
        var verdict = await AuditVerification.TailAsync(db, AuditLines, cancel);
        if (verdict.Fault is { } fault)
            report.Bad("操作日志", $"{fault.Text}请运行 audit verify 从头核对");
        else if (!await AppendOnlyAudit.IsEnforcedAsync(db, cancel))
        {
            report.Bad(
                "操作日志",
                "数据库中禁止修改日志的触发器不见了。请查明是谁删除的，运行 audit verify --anchor 核对；重新启动服务会补上"
            );
        }
        else
            report.Good("操作日志", $"最近 {verdict.Count} 条逐条相符；全部核对请运行 audit verify");
    }

    private static async Task CheckClockAsync(
        DoctorReport report,
        GradcheckDb db,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        var shown = CampusTime.ToLocal(now).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var last = await db
            .AuditEntries.OrderByDescending(e => e.Id)
            .Select(e => (DateTimeOffset?)e.At)
            .FirstOrDefaultAsync(cancel);
        if (last > now.AddMinutes(1))
            report.Bad("时钟", $"北京时间 {shown}，早于操作日志的最后一条。请先校准本机时钟再启动服务");
        else
            report.Good("时钟", $"北京时间 {shown}（请与手机核对）");
    }

    private static void CheckDisk(DoctorReport report, GradcheckDbFactory factory)
    {
        if (factory.SqliteFile is not { } file)
            return;
        var free = new DriveInfo(Path.GetDirectoryName(file)!).AvailableFreeSpace;
        if (free < LowDiskBytes)
            report.Bad("磁盘", $"数据库所在磁盘只剩 {free / 1024 / 1024} MB，请先清理");
        else
            report.Good("磁盘", $"剩余 {free / 1024 / 1024 / 1024} GB");
    }

    private static void CheckCalendar(DoctorReport report, TimeProvider clock)
    {
        var horizon = CampusTime.Today(clock).AddDays(90);
        if (WorkCalendar.Default.AddWorkdays(horizon, 1).Provisional)
            report.Warn(
                "工作日历",
                "90 天内会超出已公布的工作日历，学信网开放日期将是暂定日期；国务院公布新年度安排后请导入"
            );
        else
            report.Good("工作日历", "覆盖未来 90 天");
    }
}
