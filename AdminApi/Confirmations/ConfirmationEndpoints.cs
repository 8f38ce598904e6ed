using Gradcheck.AdminApi.Answers;
using Gradcheck.AdminApi.Authentication;
using Gradcheck.AdminApi.Lists;
using Gradcheck.AdminApi.Students;
using Gradcheck.AdminApi.Tables;
using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.AdminApi.Confirmations;

/// <summary><c>/api/cohorts/{year}/confirmations</c>: the registrar pulls who has signed, all or what changed.</summary>
internal static class ConfirmationEndpoints
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/cohorts/{year:int}/confirmations", ListAsync)
            .WithTags("统计")
            .WithSummary("确认情况：全部，或 since 之后有变化的")
            .WithDescription(
                "按变化的先后排列。下次把上次返回的 cursor 作为 since，就只得到其后的变化。"
                    + "Accept 可为 application/json（分页）、text/csv 或 xlsx（一次全部）。"
            )
            .Offers<ConfirmationPage>(Format.Csv, Format.Xlsx);

    private static async Task<IResult> ListAsync(
        int year,
        string? since,
        string? college,
        [AsParameters] PageRequest page,
        ApiCaller caller,
        GradcheckDb db,
        Writer writer,
        HttpRequest request,
        CancellationToken cancel
    )
    {
        if (Offer.Choose(request, Format.Json, Format.Csv, Format.Xlsx) is not { } format)
            return Offer.NotAcceptable;
        if (await StudentReading.RefuseUnknownAsync(db, caller, year, college, cancel) is { } unknown)
            return Problem.From(unknown);
        if (!page.Size.TryGet(out var size, out var refusal))
            return Problem.From(refusal);

        var students = caller.Visible(db.Students.AsNoTracking()).Where(s => s.CohortYear == year);
        if (college is not null)
            students = students.Where(s => s.CollegeCode == college);
        // Paging goes on where the page before ended, which lies after since.
        if ((page.After ?? since) is { } cursor)
        {
            if (!ConfirmationCursor.Read(cursor).TryGet(out var from, out refusal))
                return Problem.From(refusal);
            students = students.Where(from.IsBefore());
        }

        var ordered = students.OrderBy(s => s.ChangeSequence).ThenBy(s => s.Id);
        if (format == Format.Json)
            return TypedResults.Ok(await PageAsync(ordered, size, since, cancel));
        var table = TableOf(year, await ordered.ToListAsync(cancel));
        var export = new Export(
            "confirmations",
            MarkedFile.NameOf(format),
            year,
            (college ?? caller.CollegeCode) is { } code ? $"{year}届，学院 {code}" : $"{year}届",
            new { college = college ?? caller.CollegeCode, since = page.After ?? since },
            table.Rows.Count,
            IdNumbersInFile.None
        );
        return await MarkedFile.AnswerAsync(writer, caller, format, table, export, reason: null, cancel);
    }

    private static async Task<ConfirmationPage> PageAsync(
        IQueryable<Student> students,
        int size,
        string? since,
        CancellationToken cancel
    )
    {
        var found = await students.Take(size + 1).ToListAsync(cancel);
        var items = found.Take(size).Select(Confirmation.Of).ToList();
        var last = items.Count > 0 ? items[^1].Cursor : since;
        return new ConfirmationPage(items, found.Count > size ? last : null, last);
    }

    private static Table TableOf(int year, IEnumerable<Student> students) =>
        new(
            $"{year}届确认情况",
            ["学号", "学院", "状态", "签名时间", "渠道", "回执号", "信息指纹", "游标"],
            [
                .. students
                    .Select(Confirmation.Of)
                    .Select(c =>
                        (IReadOnlyList<object?>)
                            [
                                c.StudentNumber,
                                c.College,
                                NameOf(c.State),
                                c.SignedAt,
                                c.Channel,
                                c.Receipt,
                                c.RecordHash,
                                c.Cursor,
                            ]
                    ),
            ]
        );

    private static string NameOf(ConfirmationState state) =>
        state switch
        {
            ConfirmationState.Signed => "已签名",
            ConfirmationState.Stale => "签名失效",
            ConfirmationState.Removed => "已删除",
            _ => "未签名",
        };
}

/// <summary>One page of confirmations.</summary>
/// <param name="Items">In the order of changes.</param>
/// <param name="After">Where the next page begins; null at the end.</param>
/// <param name="Cursor">What to give as <c>since</c> next time.</param>
public sealed record ConfirmationPage(IReadOnlyList<Confirmation> Items, string? After, string? Cursor);
