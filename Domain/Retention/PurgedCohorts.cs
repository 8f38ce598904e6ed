using System.Globalization;
using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Retention;

/// <summary>A cohort whose students are forgotten takes nothing new, whichever way it comes.</summary>
public static class PurgedCohorts
{
    public static Refusal Refusal { get; } =
        Refusal.Gone(
            "cohort-purged",
            "这一届的个人信息已按保存期限删除，不能再查看或修改；统计仍可查询。",
            "如确需查证，请使用当时打印存档的表格。"
        );

    /// <summary>Whether a cohort is purged, or being purged.</summary>
    public static Task<bool> ContainAsync(GradcheckDb db, int year, CancellationToken cancel = default) =>
        db.Cohorts.AnyAsync(c => c.Year == year && c.PurgedAt != null, cancel);

    /// <summary>Stops what is about to be stored for a purged cohort.</summary>
    /// <exception cref="CohortPurgedException">There is such a thing.</exception>
    internal static async Task GuardAsync(GradcheckDb db, CancellationToken cancel)
    {
        if (db.IsForgetting)
            return;
        foreach (var year in YearsWritten(db))
        {
            if (db.Notes.OpenCohorts.Contains(year))
                continue;
            if (await ContainAsync(db, year, cancel))
                throw new CohortPurgedException(year);
            db.Notes.OpenCohorts.Add(year);
        }
    }

    private static HashSet<int> YearsWritten(GradcheckDb db)
    {
        var years = new HashSet<int>();
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (
                entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
                && entry.Entity is not AuditEntry
                && entry.Metadata.FindProperty("CohortYear") is { } property
                && entry.Property(property).CurrentValue is int year
            )
                years.Add(year);
        }

        return years;
    }
}

/// <summary>Something was about to be stored for a purged cohort; the writer answers with the refusal.</summary>
public sealed class CohortPurgedException(int year)
    : InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Cohort {year} is purged."));
