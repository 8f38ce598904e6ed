using System.Text;

namespace Gradcheck.Domain.Forms;

/// <summary>One sheet of a form as content: what the layout makes a printed sheet of.</summary>
/// <param name="Title">Such as 附表1 2009届预计毕业生添加名单汇总表.</param>
/// <param name="Unit">The college's name, or 全校.</param>
/// <param name="IsLandscape">Whether it is printed on landscape A4.</param>
/// <param name="Headings">The columns.</param>
/// <param name="Lines">The table; empty for a 零报告.</param>
/// <param name="Foot">Lines below the table: totals in words and where people sign.</param>
public sealed record FormSheet(
    string Title,
    string Unit,
    bool IsLandscape,
    IReadOnlyList<FormHeading> Headings,
    IReadOnlyList<FormLine> Lines,
    IReadOnlyList<string> Foot
)
{
    private const char CellEnd = '\u001F';
    private const char LineEnd = '\u001E';

    /// <summary>How many rows it holds, headings of groups and totals not counted.</summary>
    public int Rows => Lines.Count(line => line.Kind == FormLineKind.Row);

    /// <summary>Everything the sheet says, in one text; of two versions of the data only equal ones say the same.</summary>
    public string Content()
    {
        var text = new StringBuilder().Append(Title).Append(CellEnd).Append(Unit).Append(LineEnd);
        Append(text, Headings.Select(heading => heading.Text));
        foreach (var line in Lines)
            Append(text.Append(line.Kind).Append(CellEnd), line.Cells.Select(FormLine.Text));
        Append(text, Foot);
        return text.ToString();
    }

    private static void Append(StringBuilder text, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
            text.Append(cell).Append(CellEnd);
        text.Append(LineEnd);
    }
}

/// <summary>A column of a form.</summary>
/// <param name="Text">What stands above it.</param>
/// <param name="Width">In characters of the digit 0; a Chinese character takes two.</param>
/// <param name="IsLeft">Whether longer texts stand in it, which read better from the left edge.</param>
public sealed record FormHeading(string Text, double Width, bool IsLeft = false);
