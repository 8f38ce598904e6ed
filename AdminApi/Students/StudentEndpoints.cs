using Gradcheck.AdminApi.Answers;
using Gradcheck.AdminApi.Authentication;
using Gradcheck.AdminApi.Lists;
using Gradcheck.Domain;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.AdminApi.Students;

/// <summary><c>/api/cohorts/{year}/students</c>: reading the records.</summary>
internal static class StudentEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var students = api.MapGroup("/cohorts/{year:int}/students").WithTags("学生");
        students
            .MapGet("/", ListAsync)
            .WithSummary("列出学生")
            .WithDescription("按学院、班级、专业、状态筛选，按学号或姓名查找；删除的学生只在 state=removed 时列出。");
        students
            .MapGet("/{studentNumber}", OneAsync)
            .WithSummary("一名学生的信息和进度")
            .WithDescription("身份证号默认遮盖；reveal=idNumber 加请求头 X-Reason 显示完整号码，并记入操作日志。");
    }

    private static async Task<Answer<Page<StudentView>>> ListAsync(
        int year,
        [AsParameters] StudentFilter filter,
        [AsParameters] PageRequest page,
        ApiCaller caller,
        GradcheckDb db,
        CancellationToken cancel
    )
    {
        if (await StudentReading.RefuseUnknownAsync(db, caller, year, filter.College, cancel) is { } unknown)
            return unknown;
        var students = caller.Visible(db.Students.AsNoTracking()).Where(s => s.CohortYear == year);
        return await StudentReading.ByNumber.ReadAsync(
            StudentRow.Of(db, filter.Apply(db, students)),
            page,
            StudentView.Of,
            cancel
        );
    }

    private static async Task<Answer<StudentView>> OneAsync(
        int year,
        string studentNumber,
        Choice<RevealedField>? reveal,
        [FromHeader(Name = "X-Reason")] string? reason,
        ApiCaller caller,
        GradcheckDb db,
        Writer writer,
        CancellationToken cancel
    )
    {
        if (await StudentReading.FindAsync(db, caller, year, studentNumber, cancel) is not { } row)
            return FindStudent.NotFound;
        if (reveal is null)
            return StudentView.Of(row);
        var revealed = await writer.WriteAsync(
            caller.Actor,
            scope => Task.FromResult(RevealIdNumber.Run(scope, row.Student, DecodeReason(reason))),
            cancel
        );
        return revealed.TryGet(out var idNumber, out var refusal) ? StudentView.Of(row, idNumber) : refusal;
    }

    /// <summary>Headers are often sent as ASCII only; Chinese may come percent-encoded.</summary>
    private static string? DecodeReason(string? reason) => reason is null ? null : Uri.UnescapeDataString(reason);
}

/// <summary>What can be shown in full on request.</summary>
public enum RevealedField
{
    IdNumber,
}
