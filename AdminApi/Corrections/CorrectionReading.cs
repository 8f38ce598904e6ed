using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.AdminApi.Corrections;

/// <summary>A correction with its student.</summary>
internal sealed class CorrectionRow
{
    public required Correction Correction { get; init; }
    public required Student Student { get; init; }

    public static IQueryable<CorrectionRow> Of(IQueryable<Correction> corrections, IQueryable<Student> students) =>
        from correction in corrections
        join student in students on correction.StudentId equals student.Id
        select new CorrectionRow { Correction = correction, Student = student };
}

/// <summary>Shows corrections with what the rules say of them now.</summary>
internal static class CorrectionReading
{
    /// <summary>A page of one cohort.</summary>
    public static async Task<IReadOnlyList<CorrectionView>> ShowAsync(
        GradcheckDb db,
        Cohort cohort,
        IReadOnlyList<CorrectionRow> rows,
        CancellationToken cancel
    )
    {
        var pairs = rows.Select(row => (row.Correction, row.Student)).ToList();
        var findings = await CorrectionWarnings.ReadAsync(db, cohort, pairs, cancel);
        return
        [
            .. rows.Select(row =>
                CorrectionView.Of(row, cohort.Settings, findings.GetValueOrDefault(row.Correction.Id, []))
            ),
        ];
    }

    /// <summary>One correction as it stands after a decision.</summary>
    public static async Task<CorrectionView> ShowAsync(GradcheckDb db, long id, CancellationToken cancel)
    {
        var row = await CorrectionRow
            .Of(db.Corrections.AsNoTracking().Where(c => c.Id == id), db.Students.AsNoTracking())
            .SingleAsync(cancel);
        var cohort = await db.Cohorts.AsNoTracking().SingleAsync(c => c.Year == row.Correction.CohortYear, cancel);
        return (await ShowAsync(db, cohort, [row], cancel))[0];
    }
}
