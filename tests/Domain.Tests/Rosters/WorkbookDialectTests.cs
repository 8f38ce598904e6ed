using System.IO.Compression;
using System.Text;
using Gradcheck.Domain.Rosters;
using Gradcheck.Domain.Students;
using Gradcheck.Testing.Rosters;
using Xunit;

namespace Gradcheck.Domain.Tests.Rosters;

/// <summary>Workbooks as other programs write them: all mean the same two columns and one student.</summary>
public sealed class WorkbookDialectTests
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    private const string Heading =
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>学号</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>专业</t></is></c></row>";

    public static TheoryData<string, string> Sheets =>
        new()
        {
            { "plain", Plain($"<row r=\"2\">{Number}<c r=\"B2\" t=\"inlineStr\"><is><t>甲&amp;乙</t></is></c></row>") },
            {
                "pieces and phonetic hints",
                Plain(
                    $"<row r=\"2\">{Number}<c r=\"B2\" t=\"inlineStr\"><is><r><t>甲</t></r><r><rPr><b/></rPr><t>&#38;</t></r><r><t>乙</t></r><rPh sb=\"0\" eb=\"1\"><t>jia</t></rPh></is></c></row>"
                )
            },
            { "CDATA", Plain($"<row r=\"2\">{Number}<c r=\"B2\" t=\"str\"><v>甲<![CDATA[&]]>乙</v></c></row>") },
            {
                "comments",
                Plain(
                    $"<!-- > -->\n<row r=\"2\">{Number}<!--x--><c r=\"B2\" t=\"str\"><v>甲<!-- < -->&#x26;乙</v></c></row>"
                )
            },
            {
                "formula",
                Plain($"<row r=\"2\">{Number}<c r=\"B2\" t=\"str\"><f>A1&amp;\"&lt;\"</f><v>甲&amp;乙</v></c></row>")
            },
            {
                "no references",
                Plain($"<row><c t=\"str\"><v>{Student}</v></c><c t='str' x=\"a>b\"><v>甲&amp;乙</v></c></row>")
            },
            {
                "single quotes and blanks",
                Plain(
                    $"<row  r = '2' ><c r='A2' t='str' ><v>{Student}</v></c ><c r='B2'\n t='str'><v>甲&amp;乙</v></c></row >"
                )
            },
            {
                "gaps and empty cells",
                Plain(
                    $"<row r=\"2\"/><row r=\"5\"><c r=\"A5\" t=\"str\"><v>{Student}</v></c><c r=\"B5\" t=\"str\"><v>甲&amp;乙</v></c><c r=\"XFD5\" s=\"1\"/></row>"
                )
            },
            {
                "strict namespace",
                Plain($"<row r=\"2\">{Number}<c r=\"B2\" t=\"str\"><v>甲&amp;乙</v></c></row>").Replace(Main, Strict)
            },
            { "prefixes", Prefixed(Plain($"<row r=\"2\">{Number}<c r=\"B2\" t=\"str\"><v>甲&amp;乙</v></c></row>")) },
        };

    private static string Student => "20050101";
    private static string Number => $"<c r=\"A2\" t=\"str\"><v>{Student}</v></c>";

    [Theory, MemberData(nameof(Sheets))]
    public async Task A_workbook_of_any_dialect_is_read(string dialect, string sheet)
    {
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), new UTF8Encoding(false), Encoding.Unicode })
        {
            var file = Package(sheet, encoding);
            await using var desk = await RosterDesk.OpenAsync(size: 1);
            await StoreStudentAsync(desk);

            var (import, summary) = await desk.PreviewAsync(file);
            await desk.TryApplyAsync(import, skipErrors: true);

            Assert.True(summary.Rows == 1, dialect);
            Assert.Equal("甲&乙", (await desk.StudentAsync(Student)).Major);
        }
    }

    [Theory]
    [InlineData("<c r=\"B2\" t=\"e\"><v>#REF!</v></c>", "cell-error", "#REF!")]
    [InlineData("<c r=\"B2\" t=\"b\"><v>1</v></c>", "cell-error", "TRUE")]
    public async Task Cells_that_are_no_text_are_told_apart(string cell, string rule, string value)
    {
        await using var desk = await RosterDesk.OpenAsync(size: 1);

        var (import, _) = await desk.PreviewAsync(Package(Plain($"<row r=\"2\">{Number}{cell}</row>"), Encoding.UTF8));

        var issue = Assert.Single(
            await desk.IssuesAsync(import),
            issue => issue.Field == StudentField.Major && issue.Row == 2
        );
        Assert.Equal((rule, value), (issue.Rule, issue.Value));
    }

    [Fact]
    public async Task A_value_merged_over_several_rows_holds_for_each_of_them()
    {
        await using var desk = await RosterDesk.OpenAsync(size: 30);
        var roster = desk.Roster("01")
            .Select((r, i) => i == 0 ? r with { ClassName = "合并的班" } : r with { ClassName = "" });
        var sheet = RosterSheet.Of(roster) with { Merged = ["N2:N11"] };

        var (import, summary) = await desk.PreviewAsync(RosterFile.Create(RosterFormat.Xlsx, sheet));
        await desk.TryApplyAsync(import);

        Assert.Equal((10, 0), (summary.Added, summary.Errors));
        Assert.All(await desk.StudentsAsync(), s => Assert.Equal("合并的班", s.ClassName));
    }

    private static Task StoreStudentAsync(RosterDesk desk) =>
        desk.Writer.WriteAsync<bool>(
            "test",
            scope =>
            {
                var record = desk.Cohort.Students[0] with { StudentNumber = Student, Remark = "" };
                var student = new Student { CohortYear = RosterDesk.Year, Issued = record };
                student.Replace(record);
                scope.Db.Students.Add(student);
                return Task.FromResult<Result<bool>>(true);
            }
        );

    private static string Plain(string rows) =>
        $"<?xml version=\"1.0\"?><worksheet xmlns=\"{Main}\"><sheetData>{Heading}{rows}</sheetData></worksheet>";

    private static string Prefixed(string sheet) =>
        System
            .Text.RegularExpressions.Regex.Replace(
                sheet,
                "<(/?)([a-z])",
                "<$1x:$2",
                System.Text.RegularExpressions.RegexOptions.IgnoreCase
            )
            .Replace("xmlns=", "xmlns:x=");

    private static RosterFile Package(string sheet, Encoding encoding)
    {
        var template = RosterFile.Create(RosterFormat.XlsxInline, new RosterSheet("表", []));
        using var stream = new MemoryStream();
        stream.Write(template.Content);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            using var part = archive.CreateEntry("xl/worksheets/sheet1.xml").Open();
            part.Write(encoding.GetPreamble());
            part.Write(encoding.GetBytes(sheet));
        }

        return new RosterFile("dialect.xlsx", stream.ToArray());
    }
}
