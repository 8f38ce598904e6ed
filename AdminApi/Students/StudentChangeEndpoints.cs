using Gradcheck.AdminApi.Answers;
using Gradcheck.AdminApi.Authentication;
using Gradcheck.Domain;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.AspNetCore.Mvc;

namespace Gradcheck.AdminApi.Students;

/// <summary><c>/api/cohorts/{year}/students</c>: changing, adding and removing students.</summary>
internal static class StudentChangeEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var students = api.MapGroup("/cohorts/{year:int}/students").WithTags("学生");
        students
            .MapPatch("/{studentNumber}", ChangeAsync)
            .WithSummary("修改信息（学院只能改非关键字段）；已签名的学生会收到重新签名的通知");
        students.MapPost("/", AddAsync).WithSummary("添加学生（附表1）；曾被删除的学生会恢复");
        students
            .MapDelete("/{studentNumber}", RemoveAsync)
            .WithSummary("删除学生（附表2），解除绑定并通知本人；原因写在请求内容或 ?reason= 中");
    }

    private static async Task<Answer<SavedStudentView>> ChangeAsync(
        int year,
        string studentNumber,
        StudentPatch body,
        ApiCaller caller,
        Writer writer,
        GradcheckDb db,
        CancellationToken cancel
    )
    {
        var changed = await writer.WriteAsync(
            caller.Actor,
            scope => ChangeStudent.RunAsync(scope, year, studentNumber, caller.CollegeCode, body.Changes, body.Reason),
            cancel
        );
        return changed.TryGet(out var saved, out var refusal)
            ? await ShowAsync(db, saved.Student, restored: false, saved.Findings, cancel)
            : refusal;
    }

    private static async Task<Created<SavedStudentView>> AddAsync(
        int year,
        StudentAddition body,
        ApiCaller caller,
        Writer writer,
        GradcheckDb db,
        CancellationToken cancel
    )
    {
        var added = await writer.WriteAsync(
            caller.Actor,
            scope => AddStudent.RunAsync(scope, year, caller.CollegeCode, body.ToValues(), body.Reason),
            cancel
        );
        if (!added.TryGet(out var saved, out var refusal))
            return refusal;
        var shown = await ShowAsync(db, saved.Student, saved.Restored, saved.Findings, cancel);
        return Created<SavedStudentView>.At(
            shown,
            made => $"/api/cohorts/{year}/students/{Uri.EscapeDataString(made.Student.StudentNumber)}"
        );
    }

    private static async Task<Answer<StudentView>> RemoveAsync(
        int year,
        string studentNumber,
        string? reason,
        [FromBody] StudentRemoval? body,
        ApiCaller caller,
        Writer writer,
        GradcheckDb db,
        CancellationToken cancel
    )
    {
        var removed = await writer.WriteAsync(
            caller.Actor,
            scope =>
                RemoveStudent.RunAsync(
                    scope,
                    year,
                    studentNumber,
                    caller.CollegeCode,
                    body?.Reason ?? reason ?? "",
                    body?.Document
                ),
            cancel
        );
        return removed.TryGet(out var student, out var refusal)
            ? (await ShowAsync(db, student, restored: false, [], cancel)).Student
            : refusal;
    }

    private static async Task<SavedStudentView> ShowAsync(
        GradcheckDb db,
        Student student,
        bool restored,
        IReadOnlyList<Finding> findings,
        CancellationToken cancel
    )
    {
        var row = await StudentReading.ReadAsync(db, student.Id, cancel);
        return new SavedStudentView(StudentView.Of(row), restored, findings);
    }
}
