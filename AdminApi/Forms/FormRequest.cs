using Gradcheck.AdminApi.Authentication;
using Gradcheck.AdminApi.Students;
using Gradcheck.Domain;
using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Forms;
using Gradcheck.Domain.Retention;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.AdminApi.Forms;

/// <summary>Of which cohort and college forms are asked for, as far as the caller may.</summary>
/// <param name="Data">What they are made from.</param>
/// <param name="Unit">The college; null for all.</param>
internal sealed record FormScope(FormData Data, College? Unit)
{
    /// <summary>How the audit log describes a file of this scope.</summary>
    public Export Export(string what, string format, int rows, IdNumbersInFile numbers)
    {
        var year = Data.Cohort.Year;
        return new Export(
            what,
            format,
            year,
            Unit is null ? $"{year}届" : $"{year}届，学院 {Unit.Code}",
            new { college = Unit?.Code },
            rows,
            numbers
        );
    }
}

/// <summary>Opens what forms are made from; an endpoint takes it as a service.</summary>
internal sealed class FormRequest(GradcheckDb db, TimeProvider clock)
{
    /// <summary>Opens the cohort or the college, or refuses what is unknown, another's or deleted.</summary>
    public async Task<Result<FormScope>> OpenAsync(
        ApiCaller caller,
        int year,
        string? college,
        CancellationToken cancel
    )
    {
        var code = college ?? caller.CollegeCode;
        if (await StudentReading.RefuseUnknownAsync(db, caller, year, code, cancel) is { } refusal)
            return refusal;
        var cohort = await db.Cohorts.AsNoTracking().SingleAsync(c => c.Year == year, cancel);
        if (cohort.PurgedAt is not null)
            return PurgedCohorts.Refusal;
        var data = await FormData.OpenAsync(db, cohort, code, CampusTime.Today(clock), cancel);
        return new FormScope(data, code is null ? null : data.Colleges.Single());
    }

    /// <summary>The same, and refuses a list that contradicts itself (product rule R14).</summary>
    public async Task<Result<FormScope>> OpenConsistentAsync(
        ApiCaller caller,
        int year,
        string? college,
        CancellationToken cancel
    )
    {
        var opened = await OpenAsync(caller, year, college, cancel);
        if (!opened.TryGet(out var scope, out _))
            return opened;
        return await ListIdentity.CheckAsync(db, year, scope.Unit?.Code, cancel) is { } violated ? violated : opened;
    }
}
