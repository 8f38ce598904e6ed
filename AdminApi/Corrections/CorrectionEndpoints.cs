using Gradcheck.AdminApi.Answers;
using Gradcheck.AdminApi.Authentication;
using Gradcheck.AdminApi.Lists;
using Gradcheck.AdminApi.Students;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.AdminApi.Corrections;

/// <summary><c>/api/cohorts/{year}/corrections</c>: what students say is wrong (更正).</summary>
internal static class CorrectionEndpoints
{
    private static readonly Keyset<CorrectionRow, long> ById = new("corrections", row => row.Correction.Id);

    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/cohorts/{year:int}/corrections", ListAsync)
            .WithTags("更正")
            .WithSummary("列出更正申请，可按状态和学院筛选");

    private static async Task<Answer<Page<CorrectionView>>> ListAsync(
        int year,
        Choice<CorrectionState>? state,
        string? college,
        [AsParameters] PageRequest page,
        ApiCaller caller,
        GradcheckDb db,
        CancellationToken cancel
    )
    {
        if (await StudentReading.RefuseUnknownAsync(db, caller, year, college, cancel) is { } unknown)
            return unknown;
        var students = caller.Visible(db.Students);
        if (college is not null)
            students = students.Where(s => s.CollegeCode == college);
        var wanted = state?.Value;
        var rows =
            from correction in db.Corrections.AsNoTracking()
            where correction.CohortYear == year && (wanted == null || correction.State == wanted)
            join student in students on correction.StudentId equals student.Id
            select new CorrectionRow { Correction = correction, Student = student };
        return await ById.ReadAsync(rows, page, CorrectionView.Of, cancel);
    }
}

internal sealed class CorrectionRow
{
    public required Correction Correction { get; init; }
    public required Student Student { get; init; }
}
