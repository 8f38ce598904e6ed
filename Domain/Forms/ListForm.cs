using Gradcheck.Domain.Cohorts;

namespace Gradcheck.Domain.Forms;

/// <summary>A column of a list and where its value comes from.</summary>
/// <param name="Heading">What stands above it.</param>
/// <param name="Width">In characters of the digit 0; a Chinese character takes two.</param>
/// <param name="Value">A text or a whole number.</param>
/// <param name="IsLeft">Whether longer texts stand in it.</param>
public sealed record FormColumn<T>(string Heading, double Width, Func<T, object?> Value, bool IsLeft = false);

/// <summary>A form with one row for each thing of a kind.</summary>
public abstract class ListForm<T> : Form
{
    /// <summary>Portrait only where few columns need it.</summary>
    protected virtual bool IsLandscape => true;

    /// <summary>Whether the first column numbers the rows (序号).</summary>
    protected virtual bool IsNumbered => true;

    /// <summary>The columns after 序号.</summary>
    protected abstract IReadOnlyList<FormColumn<T>> Columns(FormData data);

    /// <summary>The rows in their order.</summary>
    protected abstract Task<IReadOnlyList<T>> RowsAsync(FormData data, College? unit);

    /// <summary>What rows below one line have in common; null for a list without such lines.</summary>
    protected virtual string? GroupOf(T row) => null;

    /// <summary>The row of sums; null for none.</summary>
    protected virtual T? Total(IReadOnlyList<T> rows) => default;

    /// <summary>The lines below the table.</summary>
    protected abstract IReadOnlyList<string> Foot(FormData data, IReadOnlyList<T> rows);

    public override async Task<int> CountAsync(FormData data, College? unit) => (await RowsAsync(data, unit)).Count;

    public override async Task<FormSheet> ReadAsync(FormData data, College? unit)
    {
        var rows = await RowsAsync(data, unit);
        var columns = Columns(data);
        var headings = columns.Select(column => new FormHeading(column.Heading, column.Width, column.IsLeft));
        return new FormSheet(
            Title(data.Cohort.Year),
            unit?.Name ?? "全校",
            IsLandscape,
            IsNumbered ? [new FormHeading("序号", 5), .. headings] : [.. headings],
            Lines(rows, columns),
            Foot(data, rows)
        );
    }

    private List<FormLine> Lines(IReadOnlyList<T> rows, IReadOnlyList<FormColumn<T>> columns)
    {
        var sizes = rows.Select(GroupOf).OfType<string>().CountBy(group => group).ToDictionary();
        var lines = new List<FormLine>();
        string? group = null;
        for (var i = 0; i < rows.Count; i++)
        {
            if (GroupOf(rows[i]) is { } own && own != group)
            {
                group = own;
                lines.Add(new FormLine(FormLineKind.Group, [$"{own}　共 {sizes[own]} 人"]));
            }

            lines.Add(new FormLine(FormLineKind.Row, Cells(rows[i], columns, i + 1)));
        }

        if (rows.Count > 0 && Total(rows) is { } total)
            lines.Add(new FormLine(FormLineKind.Total, Cells(total, columns, "")));
        return lines;
    }

    private object?[] Cells(T row, IReadOnlyList<FormColumn<T>> columns, object number) =>
        IsNumbered ? [number, .. columns.Select(c => c.Value(row))] : [.. columns.Select(c => c.Value(row))];
}
