using Gradcheck.Domain.Rosters.Reading;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Students.Rules;

namespace Gradcheck.Domain.Photos.Importing;

/// <summary>A session as 附表5 names it, with the row it stands in.</summary>
public sealed record PlannedSession(
    string Row,
    string College,
    DateOnly Date,
    TimeOnly Start,
    TimeOnly? End,
    string Place,
    string Classes,
    int First,
    int Last,
    string Counsellor,
    string Phone,
    string Remark
);

/// <summary>A student's number as the 名单 names it, with the row it stands in.</summary>
public sealed record ListedNumber(
    string Row,
    string StudentNumber,
    int PhotoNumber,
    int? PaidFen,
    string ReceiptNumber
);

/// <summary>A photo plan as its file says: 附表5, the 名单, or both.</summary>
public sealed record PhotoPlanFile(IReadOnlyList<PlannedSession> Sessions, IReadOnlyList<ListedNumber> Numbers)
{
    private const int MaxProblems = 50;
    private static readonly string[] RangeHeadings = ["预拍摄序号起止", "预拍摄序号", "序号起止"];

    /// <summary>Reads the file; refuses with every row that cannot be understood.</summary>
    /// <param name="upload">The file.</param>
    /// <param name="cohortYear">Completes dates that are written without a year.</param>
    public static Result<PhotoPlanFile> Read(RosterUpload upload, int cohortYear)
    {
        if (!PlanTable.ReadAll(upload, "预拍摄序号起止", "预拍摄序号").TryGet(out var tables, out var refusal))
            return refusal;
        var problems = new List<string>();
        var sessions = new List<PlannedSession>();
        var numbers = new List<ListedNumber>();
        foreach (var table in tables)
        {
            if (table.Has("学号"))
                numbers.AddRange(table.Rows.Select(row => ReadNumber(row, problems)).OfType<ListedNumber>());
            else if (table.Has("日期") && table.Has("学院"))
                sessions.AddRange(ReadSessions(table, cohortYear, problems));
        }

        if (problems.Count > 0)
        {
            return Refusal.Invalid(
                "photo-plan-unreadable",
                $"采集安排有 {problems.Count} 处看不懂，什么都没有导入。请改正后重新上传。",
                string.Join('\n', problems.Take(MaxProblems)),
                problems.Take(MaxProblems).ToArray()
            );
        }

        if (sessions.Count == 0 && numbers.Count == 0)
        {
            return Refusal.Invalid(
                "photo-plan-not-found",
                "没有找到采集安排。附表5 要有“日期、时间、地点、学院、预拍摄序号起止”，名单要有“预拍摄序号、学号”。"
            );
        }

        return new PhotoPlanFile(sessions, numbers);
    }

    private static IEnumerable<PlannedSession> ReadSessions(PlanTable table, int cohortYear, List<string> problems)
    {
        // On paper 日期 and 地点 are merged over the rows they hold for: an empty cell repeats the one above.
        CellValue date = CellValue.Empty;
        var place = "";
        foreach (var row in table.Rows)
        {
            date = row["日期"].IsEmpty ? date : row["日期"];
            place = row.Text("地点").Length == 0 ? place : row.Text("地点");
            if (row.Text("学院").Length == 0)
                continue;
            var day = PlanText.Date(date, cohortYear);
            var times = PlanText.Times(row["时间"]);
            var range = PlanText.Range(row[RangeHeadings]);
            if (day is null)
                problems.Add($"{row.Place}：日期“{date.Text}”看不懂，请写成 2008-12-13。");
            if (times is null)
                problems.Add($"{row.Place}：时间“{row.Text("时间")}”看不懂，请写成 8:30-9:45。");
            if (range is null)
                problems.Add($"{row.Place}：预拍摄序号起止“{row.Text(RangeHeadings)}”看不懂，请写成 1-120。");
            if (place.Length == 0)
                problems.Add($"{row.Place}：没有地点。");
            if (day is not { } on || times is not { } at || range is not { } span || place.Length == 0)
                continue;
            yield return new PlannedSession(
                row.Place,
                row.Text("学院"),
                on,
                at.Start,
                at.End,
                place,
                row.Text("专业班级", "班级"),
                span.First,
                span.Last,
                row.Text("带队辅导员", "辅导员"),
                row.Text("联系电话", "电话"),
                row.Text("备注")
            );
        }
    }

    private static ListedNumber? ReadNumber(PlanRow row, List<string> problems)
    {
        var number = PlanText.PhotoNumber(row["预拍摄序号"]);
        // A row with neither is a footer: 应拍 …, 辅导员签字 ….
        if (row["学号"].IsEmpty)
        {
            if (number is not null)
                problems.Add($"{row.Place}：有预拍摄序号，没有学号。");
            return null;
        }

        var student = FieldRules.Check(StudentField.StudentNumber, row["学号"], new RuleSettings([], [], 0));
        if (number is null)
            problems.Add($"{row.Place}：预拍摄序号“{row.Text("预拍摄序号")}”看不懂，请写成数字。");
        return number is { } photoNumber
            ? new ListedNumber(row.Place, student.Value, photoNumber, PlanText.Fen(row["交费金额"]), row.Text("收据号"))
            : null;
    }
}
