using ClosedXML.Excel;
using Gradcheck.Domain.Rosters.Reading;
using Gradcheck.Domain.Spreadsheets;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Rosters.Workbooks;

/// <summary>
/// The uploaded roster with its faults marked: cells coloured by severity with the message as a comment, and a column
/// with all of a row's messages and suggestions at the end. An .xlsx keeps its layout, but no formula and no link, because
/// somebody else's computer opens it; .xls and .csv are converted.
/// </summary>
public static class AnnotatedWorkbook
{
    /// <summary>Above this only the rows with issues are put into a new workbook.</summary>
    internal const int MostRows = 20_000;

    /// <summary>Comments slow Excel down; the column at the end says the same for every row.</summary>
    private const int MostComments = 5_000;

    /// <summary>Makes the workbook.</summary>
    /// <param name="import">The import.</param>
    /// <param name="content">Its file and issues.</param>
    /// <returns>The .xlsx.</returns>
    public static byte[] Make(RosterImport import, RosterContent content)
    {
        var issues = RosterIssues.Read(content.Issues).Where(issue => issue.Row > 0).Take(RosterLimits.Issues).ToList();
        var summary = RosterImports.SummaryOf(import);
        var upload = new RosterUpload(import.FileName, content.File);
        var kind = RosterFileGuard.Check(upload).Value;
        using var workbook = Open(upload.Content, kind, summary.Rows, issues, out var rowOf);
        var comments = 0;
        foreach (var sheet in issues.GroupBy(issue => issue.Sheet))
        {
            if (workbook.TryGetWorksheet(WorkbookCopy.SheetName(sheet.Key), out var target))
                Annotate(target, summary, [.. sheet], rowOf, ref comments);
        }

        using var bytes = new MemoryStream();
        workbook.SaveAs(bytes);
        return bytes.ToArray();
    }

    private static XLWorkbook Open(
        byte[] content,
        RosterFileKind kind,
        int rows,
        IReadOnlyList<RosterIssue> issues,
        out Func<string, int, int> rowOf
    )
    {
        rowOf = (_, row) => row;
        if (kind == RosterFileKind.Xlsx && rows <= MostRows && !HarmlessLayout.ReachesOut(content))
        {
            try
            {
                return HarmlessLayout.Open(content);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // It was read by another library; what this one does not understand is left out of the copy.
            }
        }

        return rows <= MostRows
            ? WorkbookCopy.Of(content, kind, keep: null, out rowOf)
            : WorkbookCopy.Of(content, kind, issues.Select(issue => (issue.Sheet, issue.Row)).ToHashSet(), out rowOf);
    }

    private static void Annotate(
        IXLWorksheet sheet,
        RosterSummary summary,
        IReadOnlyList<RosterIssue> issues,
        Func<string, int, int> rowOf,
        ref int comments
    )
    {
        var last = (sheet.LastColumnUsed()?.ColumnNumber() ?? 0) + 1;
        var heading = summary.SheetDetails.FirstOrDefault(s => s.Name == issues[0].Sheet)?.HeadingRow ?? 1;
        sheet.Cell(rowOf(issues[0].Sheet, heading), last).SetValue("校验结果和建议").Style.Font.Bold = true;
        sheet.Column(last).Width = 60;
        foreach (var row in issues.GroupBy(issue => issue.Row))
        {
            var number = rowOf(issues[0].Sheet, row.Key);
            if (number == 0)
                continue;
            foreach (var cell in row.Where(issue => issue.Column is not null).GroupBy(issue => issue.Column!))
            {
                var target = sheet.Cell(number, cell.Key);
                target.Style.Fill.BackgroundColor = ColorOf(cell.Min(issue => issue.Severity));
                if (comments++ < MostComments)
                    target.Comment.AddText(string.Join("\n", cell.Select(Explain)));
            }

            var advice = sheet.Cell(number, last);
            advice.SetText(string.Join("\n", row.Select(Explain)));
            advice.Style.Alignment.WrapText = true;
        }
    }

    private static string Explain(RosterIssue issue)
    {
        var field = issue.Field is { } known ? $"{known.Heading()}：" : "";
        var suggestion = issue.Suggestion is null ? "" : $" 建议：{issue.Suggestion}";
        return $"[{Word(issue.Severity)}] {field}{issue.Message}{suggestion}";
    }

    private static string Word(Severity severity) =>
        severity switch
        {
            Severity.Error => "错误",
            Severity.Warning => "请核对",
            _ => "已规范",
        };

    private static XLColor ColorOf(Severity severity) =>
        severity switch
        {
            Severity.Error => XLColor.FromHtml("#FFC7CE"),
            Severity.Warning => XLColor.FromHtml("#FFEB9C"),
            _ => XLColor.FromHtml("#C6EFCE"),
        };
}
