using System.Runtime.CompilerServices;

namespace Gradcheck.Domain.Students.Rules;

/// <summary>
/// The rules of single fields (notice section 一.2 and the record table of the product). The same rules judge a
/// roster's cell and a value typed in the chat.
/// </summary>
public static class FieldRules
{
    private static readonly FieldCheck[] Missing = [.. StudentFields.All.Select(MissingValue)];

    /// <summary>
    /// Judges one value. An empty value is an error for every field but the remark. The result's value is the
    /// normal form to store unless a finding is an error; checking a normal form again finds nothing to normalise.
    /// </summary>
    public static FieldCheck Check(StudentField field, CellValue value, RuleSettings settings) =>
        value.Kind switch
        {
            CellKind.Empty => Missing[(int)field],
            CellKind.Error => Unusable(field, value.Text, "单元格是 Excel 公式错误，请改填实际内容。"),
            CellKind.Boolean => Unusable(field, value.Text, "单元格是逻辑值（TRUE/FALSE），请改填实际内容。"),
            CellKind.Date
                when field is not (StudentField.BirthDate or StudentField.EnrolmentDate or StudentField.Remark) =>
                Unusable(
                    field,
                    value.AsText(),
                    "单元格是日期，可能是 Excel 自动转换的，请把该列设为“文本”格式后重新录入。"
                ),
            CellKind.Text when value.Text.Length == 0 => Missing[(int)field],
            _ => CheckContent(field, value, settings),
        };

    // The first roster after a start runs through here a million times before tiering would optimise it: the four
    // methods marked like this halve the time of its check.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static FieldCheck CheckContent(StudentField field, CellValue value, RuleSettings settings)
    {
        var check = field switch
        {
            StudentField.StudentNumber => StudentNumberRules.Check(value),
            StudentField.Name => NameRules.Check(value),
            StudentField.Sex => SexRules.Check(value),
            StudentField.BirthDate => DateRules.CheckBirth(value, settings.CohortYear),
            StudentField.PoliticalStatus => PoliticalStatusRules.Check(value, settings.PoliticalStatuses),
            StudentField.Major => MajorRules.Check(value),
            StudentField.EnrolmentDate => DateRules.CheckEnrolment(value, settings.CohortYear),
            StudentField.ProgrammeLength => ProgrammeLengthRules.Check(value),
            StudentField.EducationLevel => EducationLevelRules.Check(value, settings.EducationLevels),
            StudentField.EthnicGroup => EthnicGroupRules.Check(value),
            StudentField.IdNumber => IdNumberRules.Check(value, settings.CohortYear),
            StudentField.NativePlace => NativePlaceRules.Check(value, settings.CohortYear),
            StudentField.College or StudentField.ClassName => TextRules.Check(field, value, InnerBlanks.BetweenAscii),
            StudentField.Remark => TextRules.Check(field, value, InnerBlanks.All),
            _ => throw new ArgumentOutOfRangeException(nameof(field)),
        };

        // Only blanks or an apostrophe: what is left is nothing at all.
        return check.Value.Length == 0 ? Missing[(int)field]
            : check.Value[0] == '#' && IsExcelError(check.Value)
                ? Unusable(field, check.Value, "内容是 Excel 公式错误，请改填实际内容。")
            : check;
    }

    private static FieldCheck MissingValue(StudentField field) =>
        field == StudentField.Remark
            ? FieldCheck.Clean("")
            : new FieldCheck("", [new Finding(field, Rule.MissingField, Severity.Error, MissingMessage(field))]);

    private static string MissingMessage(StudentField field)
    {
        var how = field switch
        {
            StudentField.Name or StudentField.Sex or StudentField.IdNumber => "请按身份证填写",
            StudentField.BirthDate => "请按身份证填写八位数字，如 19860305",
            StudentField.EthnicGroup => "请按身份证填写民族全称，如 汉族",
            StudentField.EnrolmentDate => "请填写八位或六位数字，如 20050901 或 200509",
            StudentField.ProgrammeLength => "请填写年数，如 4",
            StudentField.NativePlace => "请填写××省××县（市）",
            _ => "请补填",
        };
        return $"缺少{field.Heading()}，{how}。";
    }

    private static FieldCheck Unusable(StudentField field, string text, string message) =>
        new(text, [new Finding(field, Rule.CellError, Severity.Error, message)]);

    private static bool IsExcelError(string text) =>
        text is "#N/A" or "#REF!" or "#VALUE!" or "#NAME?" or "#DIV/0!" or "#NULL!" or "#NUM!"
        || (text.Length >= 3 && text.AsSpan().IndexOfAnyExcept('#') < 0);
}
