using Gradcheck.Domain.Students;

namespace Gradcheck.Testing.Rosters.Dirt;

/// <summary>Where the fields of one dirty sheet stand, and what stands around the records.</summary>
internal sealed class DirtyLayout
{
    private static readonly Dictionary<StudentField, string> Renamed = new()
    {
        [StudentField.IdNumber] = "身份证号码",
        [StudentField.BirthDate] = "出生年月日",
        [StudentField.Name] = "姓 名",
        [StudentField.NativePlace] = "籍  贯",
        [StudentField.Major] = "专业(方向)",
        [StudentField.ProgrammeLength] = "学制（年）",
    };

    private readonly DirtyRosterOptions options;
    private readonly List<(string Heading, StudentField? Field)> columns;

    public DirtyLayout(DirtyRosterOptions options, Random random)
    {
        this.options = options;
        StudentField[] fields = [.. StudentFields.All.Except(options.MissingColumns)];
        if (options.ReorderedColumns)
        {
            random.Shuffle(fields);
        }

        columns = [.. fields.Select(field => (Heading(field), (StudentField?)field))];
        if (options.ExtraColumns)
        {
            columns.Insert(0, ("序号", null));
            columns.Insert(columns.Count / 2, ("联系电话", null));
            columns.Add(("宿舍", null));
        }
    }

    /// <summary>The row of the first record, as Excel numbers it.</summary>
    public int FirstRow => options.TitleRows ? 4 : 2;

    public bool Has(StudentField field) => columns.Exists(column => column.Field == field);

    public RosterSheet Sheet(string name, IReadOnlyList<DirtyRow> rows)
    {
        var lines = new List<IReadOnlyList<CellValue>>(rows.Count + 5);
        if (options.TitleRows)
        {
            lines.Add([CellValue.FromText("2009届预计毕业生情况登记表")]);
            lines.Add([CellValue.FromText($"填报单位：{name}（盖章）　填表人：　联系电话：")]);
        }

        lines.Add([.. columns.Select(column => CellValue.FromText(column.Heading))]);
        lines.AddRange(rows.Select((row, index) => Line(row, index + 1)));
        if (options.Footer)
        {
            lines.Add([]);
            lines.Add([CellValue.FromText("负责人（签字）："), CellValue.Empty, CellValue.FromText("年　月　日")]);
        }

        var last = RosterSheet.ColumnName(columns.Count - 1);
        return new RosterSheet(name, lines) { Merged = options.TitleRows ? [$"A1:{last}1", $"A2:{last}2"] : [] };
    }

    private string Heading(StudentField field) =>
        options.RenamedHeadings && Renamed.TryGetValue(field, out var heading) ? heading : field.Heading();

    private CellValue[] Line(DirtyRow row, int number) =>
        [.. columns.Select(column => column.Field is { } field ? row.Cell(field) : ExtraCell(column.Heading, number))];

    private static CellValue ExtraCell(string heading, int number) =>
        heading switch
        {
            "序号" => new CellValue(CellKind.Number, $"{number}", number),
            "联系电话" => CellValue.FromText($"1390000{number % 10_000:D4}"),
            _ => CellValue.FromText($"{1 + number % 9}栋{100 + number % 500}"),
        };
}
