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

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/audit", ListAsync)
            .WithTags("操作日志")
            .WithSummary("操作日志，从早到晚；用 after 继续")
            .RegistrarOnly();
        api.MapGet("/audit/head", HeadAsync)
            .WithTags("操作日志")
            .WithSummary("操作日志的末尾锚点，供抄存")
            .WithDescription(
                "定期把 anchor 抄到系统之外；以后用命令 audit verify --anchor 核对，日志有没有被截断或重写一查便知。"
            )
            .RegistrarOnly();
    }

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

    private static async Task<Answer<AuditHeadView>> HeadAsync(GradcheckDb db, CancellationToken cancel)
    {
        var head = await AuditHead.ReadAsync(db, cancel);
        return head.Anchor is { } anchor
            ? new AuditHeadView(head.Id, head.At, anchor.Hash, anchor.ToString())
            : new AuditHeadView(0, null, null, null);
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
/// <param name="Actor">Who: <c>key:ID</c>, <c>chat:ID</c> (our id of it), <c>cli</c>, <c>demo</c> or <c>system</c>.</param>
/// <param name="Action">What, such as <c>record-signed</c>.</param>
/// <param name="Cohort">The cohort concerned.</param>
/// <param name="StudentNumber">The student concerned.</param>
/// <param name="Details">Particulars: ids, field names, counts.</param>
/// <param name="Hash">Ties the line to the one before it: 64 hex digits.</param>
public sealed record AuditView(
    long Id,
    DateTimeOffset At,
    string Actor,
    string Action,
    int? Cohort,
    string? StudentNumber,
    JsonElement Details,
    string Hash
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
            Read(row.Entry.Details),
            Convert.ToHexStringLower(row.Entry.Hash)
        );

    /// <summary>A line that somebody damaged in the database is still shown, as the text it is.</summary>
    private static JsonElement Read(string details)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(details);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(details);
        }
    }
}

/// <summary>The end of the audit log.</summary>
/// <param name="Id">The last line's position; 0 while the log is empty.</param>
/// <param name="At">When it was written.</param>
/// <param name="Hash">Its hash: 64 hex digits.</param>
/// <param name="Anchor">Position and hash in the form that <c>audit verify --anchor</c> takes.</param>
public sealed record AuditHeadView(long Id, DateTimeOffset? At, string? Hash, string? Anchor);
