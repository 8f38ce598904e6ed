using Gradcheck.Domain.Students;

namespace Gradcheck.Testing.Rosters.Dirt;

/// <summary>How dirty a roster shall be.</summary>
public sealed record DirtyRosterOptions
{
    /// <summary>How many errors of each kind, where there are records that can take them.</summary>
    public int PerKind { get; init; } = 2;

    /// <summary>The kinds to plant; null for every kind, see <see cref="DirtyRoster.Kinds"/>.</summary>
    public IReadOnlyCollection<string>? Kinds { get; init; }

    /// <summary>Only errors a text can hold, for .csv files: no number cells, no date cells.</summary>
    public bool TextOnly { get; init; }

    /// <summary>A sheet for each college instead of one for all.</summary>
    public bool SheetPerCollege { get; init; }

    /// <summary>A merged title in row 1 and a line about the sender in row 2, above the heading.</summary>
    public bool TitleRows { get; init; } = true;

    /// <summary>Columns in an order drawn for each sheet.</summary>
    public bool ReorderedColumns { get; init; } = true;

    /// <summary>Headings as offices write them: 身份证号码, 出生年月日, 姓 名, 籍  贯, 专业(方向), 学制（年）.</summary>
    public bool RenamedHeadings { get; init; } = true;

    /// <summary>Columns that are no field of the record: 序号, 联系电话, 宿舍.</summary>
    public bool ExtraColumns { get; init; } = true;

    /// <summary>Fields whose column is left out.</summary>
    public IReadOnlyCollection<StudentField> MissingColumns { get; init; } = [];

    /// <summary>A blank row and a line for signatures below the last record.</summary>
    public bool Footer { get; init; } = true;

    /// <summary>A tidy layout: the heading in row 1, every column, form order.</summary>
    public static DirtyRosterOptions TidyLayout { get; } =
        new()
        {
            TitleRows = false,
            ReorderedColumns = false,
            RenamedHeadings = false,
            ExtraColumns = false,
            Footer = false,
        };
}
