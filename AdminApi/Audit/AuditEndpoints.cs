using System.Text.Json;
using Gradcheck.AdminApi.Answers;
using Gradcheck.AdminApi.Authentication;
using Gradcheck.AdminApi.Lists;
using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.AdminApi.Audit;

/// <summary><c>/api/audit</c>: who did what, oldest first.</summary>
internal static class AuditEndpoints
{
    private static readonly Keyset<AuditRow, long> ById = new("audit", row => row.Entry.Id);

    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/audit", ListAsync)
            .WithTags("操作日志")
            .WithSummary("操作日志，从早到晚；用 after 继续")
            .RegistrarOnly();

    private static async Task<Answer<Page<AuditView>>> ListAsync(
        [AsParameters] PageRequest page,
        GradcheckDb db,
        CancellationToken cancel
    )
    {
        var rows =
            from entry in db.AuditEntries.AsNoTracking()
            join student in db.Students on entry.StudentId equals student.Id into students
            from student in students.DefaultIfEmpty()
            select new AuditRow { Entry = entry, StudentNumber = student.StudentNumber };
        return await ById.ReadAsync(rows, page, AuditView.Of, cancel);
    }
}

internal sealed class AuditRow
{
    public required AuditEntry Entry { get; init; }
    public string? StudentNumber { get; init; }
}

/// <summary>A line of the audit log.</summary>
/// <param name="Id">Position in the log.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who: <c>key:ID</c>, <c>telegram:ID</c>, <c>web:ID</c>, <c>cli</c> or <c>system</c>.</param>
/// <param name="Action">What, such as <c>record-signed</c>.</param>
/// <param name="Cohort">The cohort concerned.</param>
/// <param name="StudentNumber">The student concerned.</param>
/// <param name="Details">Particulars: ids, field names, counts.</param>
public sealed record AuditView(
    long Id,
    DateTimeOffset At,
    string Actor,
    string Action,
    int? Cohort,
    string? StudentNumber,
    JsonElement Details
)
{
    internal static AuditView Of(AuditRow row) =>
        new(
            row.Entry.Id,
            row.Entry.At,
            row.Entry.Actor,
            row.Entry.Action,
            row.Entry.CohortYear,
            row.StudentNumber,
            JsonSerializer.Deserialize<JsonElement>(row.Entry.Details)
        );
}
