using Gradcheck.AdminApi.Answers;
using Gradcheck.AdminApi.Authentication;
using Gradcheck.AdminApi.Lists;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.AdminApi.Students;

/// <summary><c>/api/cohorts/{year}/students/{studentNumber}/status-changes</c> (学籍异动).</summary>
internal static class StatusChangeEndpoints
{
    private static readonly Keyset<StatusChange, long> ById = new("status-changes", change => change.Id);

    public static void Map(RouteGroupBuilder api)
    {
        var changes = api.MapGroup("/cohorts/{year:int}/students/{studentNumber}/status-changes").WithTags("学生");
        changes.MapGet("/", ListAsync).WithSummary("列出学籍异动");
        changes.MapPost("/", NoteAsync).WithSummary("登记学籍异动，导出时并入备注");
    }

    private static async Task<Answer<Page<StatusChangeView>>> ListAsync(
        int year,
        string studentNumber,
        [AsParameters] PageRequest page,
        ApiCaller caller,
        GradcheckDb db,
        CancellationToken cancel
    )
    {
        var student = caller.Visible(db.Students).Where(s => s.CohortYear == year && s.StudentNumber == studentNumber);
        if (!await student.AnyAsync(cancel))
            return FindStudent.NotFound;
        var changes = db.StatusChanges.AsNoTracking().Where(c => student.Any(s => s.Id == c.StudentId));
        return await ById.ReadAsync(changes, page, StatusChangeView.Of, cancel);
    }

    private static async Task<Created<StatusChangeView>> NoteAsync(
        int year,
        string studentNumber,
        NewStatusChange body,
        ApiCaller caller,
        Writer writer,
        CancellationToken cancel
    )
    {
        var noted = await writer.WriteAsync(
            caller.Actor,
            scope =>
                NoteStatusChange.RunAsync(
                    scope,
                    year,
                    studentNumber,
                    caller.CollegeCode,
                    body.Kind,
                    body.Date,
                    body.DocumentNumber,
                    body.Note
                ),
            cancel
        );
        return noted.TryGet(out var change, out var refusal)
            ? Created<StatusChangeView>.At(
                StatusChangeView.Of(change),
                _ => $"/api/cohorts/{year}/students/{Uri.EscapeDataString(studentNumber)}/status-changes"
            )
            : refusal;
    }
}
