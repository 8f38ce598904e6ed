using System.Threading.Channels;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Rosters.Reading;

/// <summary>A sheet that was not read, and why.</summary>
public sealed record SkippedSheet(string Name, string Rule, string Message);

/// <summary>
/// Reads a roster file once, front to back, and hands its students on in batches. Runs on a thread of its own while
/// another one checks them.
/// </summary>
internal sealed class RosterReader(RosterFileKind kind, byte[] content, ColumnMapping mapping)
{
    private readonly List<string> firstTexts = [];
    private int rows;

    public List<SheetLayout> Sheets { get; } = [];
    public List<SkippedSheet> Skipped { get; } = [];

    /// <summary>Rows below a heading that are no students.</summary>
    public List<RosterIssue> Notes { get; } = [];

    /// <summary>Reads everything; the result is null when all is well.</summary>
    /// <param name="batches">Takes the students.</param>
    /// <param name="used">Gives back batches to be filled again.</param>
    /// <param name="cancel">Ends the reading early.</param>
    public async Task<Refusal?> ReadAsync(
        ChannelWriter<RowBatch> batches,
        ChannelReader<RowBatch> used,
        CancellationToken cancel
    )
    {
        try
        {
            using var source = RosterSource.Open(kind, content);
            while (source.NextSheet())
            {
                if (Sheets.Count + Skipped.Count >= RosterLimits.Sheets)
                    return FileRefusals.TooManySheets;
                await ReadSheetAsync(source, batches, used, cancel);
            }

            return Sheets.Count == 0 ? NoHeading() : null;
        }
        catch (RosterRefusedException refused)
        {
            return refused.Refusal;
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            return Explain(exception);
        }
        finally
        {
            batches.Complete();
        }
    }

    /// <summary>
    /// What our own parsers throw at a damaged file. The one for .xls throws whatever it stumbles over, and any of it
    /// means the same to the sender.
    /// </summary>
    private bool IsDamage(Exception exception) =>
        exception
            is InvalidDataException
                or IOException
                or System.Xml.XmlException
                or System.Text.DecoderFallbackException
        || (kind == RosterFileKind.Xls && exception is not (OperationCanceledException or OutOfMemoryException));

    private static Refusal Explain(Exception exception) =>
        exception switch
        {
            System.Text.DecoderFallbackException => FileRefusals.Encoding,
            ExcelDataReader.Exceptions.InvalidPasswordException => FileRefusals.Encrypted,
            System.Xml.XmlException xml when xml.Message.Contains("DTD", StringComparison.Ordinal) =>
                FileRefusals.Doctype,
            _ => FileRefusals.Damaged,
        };

    private async Task ReadSheetAsync(
        RosterSource source,
        ChannelWriter<RowBatch> batches,
        ChannelReader<RowBatch> used,
        CancellationToken cancel
    )
    {
        if (source.IsHidden)
        {
            Skip(source, RosterRule.SheetHidden, "工作表是隐藏的，没有读取；其中若有学生，请取消隐藏后重新上传。");
            return;
        }

        if (FindHeading(source) is not { } layout)
        {
            Skip(source, RosterRule.SheetWithoutHeading, "没有找到表头（如 学号、姓名），这张工作表没有读取。");
            return;
        }

        Sheets.Add(layout);
        var rowsOfSheet = new SheetRows(layout, source.TallMerges);
        var batch = Next(layout, used);
        while (source.NextRow())
        {
            var sort = rowsOfSheet.Read(source);
            if (sort == RowSort.Student)
            {
                if (++rows > RosterLimits.Rows)
                    throw new RosterRefusedException(FileRefusals.TooManyRows);
                layout.Rows++;
                batch.Add(source.RowNumber, rowsOfSheet.Fields);
                if (batch.IsFull)
                {
                    await batches.WriteAsync(batch, cancel);
                    batch = Next(layout, used);
                }
            }
            else if (sort != RowSort.Blank)
            {
                Note(layout.Sheet, source.RowNumber, sort, rowsOfSheet.Text);
            }
        }

        await batches.WriteAsync(batch, cancel);
    }

    private SheetLayout? FindHeading(RosterSource source)
    {
        while (source.NextRow())
        {
            if (source.Columns > RosterLimits.Columns)
                throw new RosterRefusedException(FileRefusals.TooWide(source.SheetName, source.Columns));
            if (HeadingSearch.Try(source, mapping) is { } layout)
                return layout;
            for (var i = 0; i < source.Columns && firstTexts.Count < 20; i++)
            {
                if (!source.Cell(i).IsEmpty)
                    firstTexts.Add(source.Cell(i).Text);
            }

            if (source.RowNumber >= RosterLimits.HeadingSearchRows)
                return null;
        }

        return null;
    }

    private static RowBatch Next(SheetLayout layout, ChannelReader<RowBatch> used)
    {
        if (!used.TryRead(out var batch))
            batch = new RowBatch();
        batch.Begin(layout);
        return batch;
    }

    private void Skip(RosterSource source, string rule, string message) =>
        Skipped.Add(new SkippedSheet(source.SheetName, rule, message));

    private void Note(string sheet, int row, RowSort sort, string text)
    {
        var (rule, severity, message) = sort switch
        {
            RowSort.Footer => (RosterRule.RowFooter, Severity.Normalized, "表尾说明，不是学生，没有导入。"),
            RowSort.RepeatedHeading => (RosterRule.RowRepeatedHeading, Severity.Normalized, "重复的表头，没有导入。"),
            _ => (
                RosterRule.RowSkipped,
                Severity.Warning,
                "这一行没有学号、姓名和身份证号，没有导入；如果是学生，请补上学号。"
            ),
        };
        if (Notes.Count < RosterLimits.Issues)
            Notes.Add(new RosterIssue(sheet, row, null, null, rule, severity, text, message));
    }

    private Refusal NoHeading() =>
        Refusal.Invalid(
            "roster-no-heading",
            "没有找到名单的表头（至少要有“学号”和“姓名”两列）。请对照模板 /api/rosters/template.xlsx 加上表头，或用 mapping 说明各列。",
            firstTexts.Count == 0 ? "文件里没有内容。" : $"文件开头的内容：{string.Join("、", firstTexts)}",
            new { sheets = Skipped.Select(sheet => sheet.Name), found = firstTexts }
        );
}
