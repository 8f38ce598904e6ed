using Gradcheck.Domain.Binding;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.AdminApi.Cli;

/// <summary>The doctor's look at who gets in: guessing at identities, keys about to end.</summary>
internal static class AccessCheckup
{
    private const int DaysAhead = 14;

    public static async Task RunAsync(DoctorReport report, GradcheckDb db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await CheckBindingAsync(report, db, now, cancel);
        await CheckKeysAsync(report, db, now, cancel);
    }

    private static async Task CheckBindingAsync(
        DoctorReport report,
        GradcheckDb db,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var since = now.AddDays(-1);
        var years = await db
            .AuditEntries.Where(e => e.Action == BindByIdentity.PausedAction && e.At >= since)
            .Select(e => e.CohortYear)
            .ToListAsync(cancel);
        if (years.Count == 0)
            report.Good("身份绑定", "24 小时内没有因为输错太多而暂停");
        else
            report.Warn(
                "身份绑定",
                $"{string.Join("、", years.Distinct())} 届 24 小时内因输错太多暂停了 {years.Count} 次，可能有人在猜。绑定码不受影响；"
                    + "可把 bindingPolicy 改为 code 关闭身份绑定，并在操作日志中查 binding-refused"
            );
    }

    /// <summary>A key that ends stops a program in the middle of the season.</summary>
    private static async Task CheckKeysAsync(
        DoctorReport report,
        GradcheckDb db,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var soon = now.AddDays(DaysAhead);
        var ending = await db
            .ApiKeys.Where(k => k.RevokedAt == null && k.ExpiresAt > now && k.ExpiresAt <= soon)
            .OrderBy(k => k.ExpiresAt)
            .Select(k => k.Id)
            .ToListAsync(cancel);
        if (ending.Count == 0)
            report.Good("接口密钥", $"{DaysAhead} 天内没有到期的密钥");
        else
            report.Warn("接口密钥", $"{DaysAhead} 天内到期：{string.Join("、", ending)}。用 keys rotate 编号 换新");
    }
}
