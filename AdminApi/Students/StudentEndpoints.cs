using Gradcheck.AdminApi.Answers;
using Gradcheck.AdminApi.Authentication;
using Gradcheck.AdminApi.Lists;
using Gradcheck.AdminApi.Tables;
using Gradcheck.Domain;
using Gradcheck.Domain.Audit;
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
            .WithSummary("列出学生，或导出为文件")
            .WithDescription(
                "按学院、班级、专业、状态筛选，按学号或姓名查找；删除的学生只在 state=removed 时列出。"
                    + "Accept 可为 application/json（分页）、text/csv 或 xlsx（一次全部，记入操作日志，文件末尾有导出标记）。"
                    + "身份证号遮盖；导出文件时 reveal=idNumber 加请求头 X-Reason 给出完整号码。"
            )
            .Offers<Page<StudentView>>(Format.Csv, Format.Xlsx);
        students
            .MapGet("/{studentNumber}", OneAsync)
            .WithSummary("一名学生的信息和进度")
            .WithDescription("身份证号默认遮盖；reveal=idNumber 加请求头 X-Reason 显示完整号码，并记入操作日志。");
    }

    private static async Task<IResult> ListAsync(
        int year,
        [AsParameters] StudentFilter filter,
        [AsParameters] PageRequest page,
        [AsParameters] Reveal reveal,
        ApiCaller caller,
        GradcheckDb db,
        Writer writer,
        HttpRequest request,
        CancellationToken cancel
    )
    {
        if (Offer.Choose(request, Format.Json, Format.Csv, Format.Xlsx) is not { } format)
            return Offer.NotAcceptable;
        if (await StudentReading.RefuseUnknownAsync(db, caller, year, filter.College, cancel) is { } unknown)
            return Problem.From(unknown);
        var students = caller.Visible(db.Students.AsNoTracking()).Where(s => s.CohortYear == year);
        var rows = StudentRow.Of(db, filter.Apply(db, students));
        if (format != Format.Json)
            return await FileAsync(year, filter, reveal, caller, writer, format, rows, cancel);
        if (reveal.IsWanted)
            return Problem.From(RevealFilesOnly);
        var read = await StudentReading.ByNumber.ReadAsync(rows, page, StudentView.Of, cancel);
        return read.TryGet(out var found, out var refusal) ? TypedResults.Ok(found) : Problem.From(refusal);
    }

    private static async Task<IResult> FileAsync(
        int year,
        StudentFilter filter,
        Reveal reveal,
        ApiCaller caller,
        Writer writer,
        Format format,
        IQueryable<StudentRow> rows,
        CancellationToken cancel
    )
    {
        var found = await rows.OrderBy(row => row.Student.StudentNumber).ToListAsync(cancel);
        var shown = found.Select(row => reveal.IsWanted ? StudentView.Revealed(row) : StudentView.Of(row));
        var export = new Export(
            "students",
            MarkedFile.NameOf(format),
            year,
            filter.Describe(year, caller.CollegeCode),
            filter.ForAudit(caller.CollegeCode),
            found.Count,
            reveal.IsWanted ? IdNumbersInFile.Full : IdNumbersInFile.Masked
        );
        return await MarkedFile.AnswerAsync(
            writer,
            caller,
            format,
            StudentTable.Of(year, shown),
            export,
            reveal.Reason,
            cancel
        );
    }

    private static async Task<Answer<StudentView>> OneAsync(
        int year,
        string studentNumber,
        [AsParameters] Reveal reveal,
        ApiCaller caller,
        GradcheckDb db,
        Writer writer,
        CancellationToken cancel
    )
    {
        if (await StudentReading.FindAsync(db, caller, year, studentNumber, cancel) is not { } row)
            return FindStudent.NotFound;
        if (!reveal.IsWanted)
            return StudentView.Of(row);
        if (!caller.Has(ApiScope.Reveal))
            return NeededScope.Missing(ApiScope.Reveal);
        var noted = await writer.WriteAsync(
            caller.Actor,
            scope => RevealIdNumber.RunAsync(scope, row.Student, reveal.Reason),
            cancel
        );
        return noted.TryGet(out _, out var refusal) ? StudentView.Revealed(row) : refusal;
    }

    private static Refusal RevealFilesOnly { get; } =
        Refusal.Invalid(
            "reveal-file-only",
            "列表中不显示完整身份证号：请查看单个学生，或以 Accept: text/csv 或 xlsx 导出文件。"
        );
}
