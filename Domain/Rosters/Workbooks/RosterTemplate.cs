using ClosedXML.Excel;
using Gradcheck.Domain.Spreadsheets;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Students.Rules;

namespace Gradcheck.Domain.Rosters.Workbooks;

/// <summary>
/// The empty roster for an office to fill in: headings with notes, lists to choose from, and columns of type text, so
/// that Excel leaves ID numbers and leading zeros alone.
/// </summary>
public static class RosterTemplate
{
    private const int Rows = 2_000;
    private const string ListSheet = "选项";

    /// <summary>Makes the template for a cohort's lists.</summary>
    public static byte[] Make(RuleSettings settings)
    {
        using var workbook = new XLWorkbook();
        var sheet = workbook.AddWorksheet("名单");
        var lists = workbook.AddWorksheet(ListSheet);
        foreach (var field in StudentFields.All)
        {
            var column = (int)field + 1;
            sheet.Column(column).Style.NumberFormat.Format = "@";
            sheet.Column(column).Width = field is StudentField.IdNumber or StudentField.Major ? 24 : 14;
            var heading = sheet.Cell(1, column);
            heading.SetValue(field.Heading());
            heading.Style.Font.Bold = true;
            heading.Style.Fill.BackgroundColor = XLColor.FromHtml("#DDEBF7");
            heading.Comment.AddText(NoteOf(field));
            if (ListOf(field, settings) is { } list)
                AddList(sheet, lists, column, list);
        }

        sheet.SheetView.FreezeRows(1);
        lists.Hide();
        using var bytes = new MemoryStream();
        workbook.SaveAs(bytes);
        return bytes.ToArray();
    }

    private static void AddList(IXLWorksheet sheet, IXLWorksheet lists, int column, IReadOnlyList<string> list)
    {
        for (var i = 0; i < list.Count; i++)
            lists.Cell(i + 1, column).SetText(list[i]);
        var validation = sheet.Range(2, column, Rows + 1, column).SetDataValidation();
        validation.List(lists.Range(1, column, list.Count, column), inCellDropdown: true);
        validation.ErrorStyle = XLErrorStyle.Warning;
        validation.ErrorTitle = "请从列表中选择";
        validation.ErrorMessage = "填写的内容不在列表中，上传后会报错。";
    }

    private static IReadOnlyList<string>? ListOf(StudentField field, RuleSettings settings) =>
        field switch
        {
            StudentField.Sex => ["男", "女"],
            StudentField.PoliticalStatus => settings.PoliticalStatuses,
            StudentField.EducationLevel => settings.EducationLevels,
            StudentField.EthnicGroup => EthnicGroupRules.FullNames,
            _ => null,
        };

    private static string NoteOf(StudentField field) =>
        field switch
        {
            StudentField.StudentNumber => "必填，本届内唯一；开头的 0 要保留。",
            StudentField.Name => "中间不能有空格；少数民族姓名的间隔号用“·”。",
            StudentField.BirthDate => "以身份证为准，八位数字，如 19860305。",
            StudentField.PoliticalStatus
            or StudentField.EducationLevel
            or StudentField.EthnicGroup
            or StudentField.Sex => "从列表中选择。",
            StudentField.EnrolmentDate => "八位或六位数字，如 20050901 或 200509。",
            StudentField.ProgrammeLength => "年数，如 4 或 2.5。",
            StudentField.IdNumber => "15 位或 18 位，本列已设为文本，请不要改成数字。",
            StudentField.NativePlace => "××省××县（市），省写全称，如 湖南省长沙县。",
            StudentField.College => "学院的名称或代码。",
            StudentField.Remark => "学籍异动（转学、转专业、专升本、休学、复学、退学）或其他说明；没有就不填。",
            _ => "必填。",
        };
}
