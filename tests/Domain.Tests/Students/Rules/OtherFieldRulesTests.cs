using Gradcheck.Domain.Students;
using Gradcheck.Domain.Students.Rules;
using Xunit;

namespace Gradcheck.Domain.Tests.Students.Rules;

public sealed class OtherFieldRulesTests
{
    public static TheoryData<StudentField> Fields => [.. StudentFields.All];

    [Theory]
    [InlineData("0050100001", "0050100001", "")]
    [InlineData("S2005-01", "S2005-01", "")]
    [InlineData("2005010100009 ", "2005010100009", "student-number-blanks")]
    [InlineData("20050101 00009", "2005010100009", "student-number-blanks")]
    [InlineData("２００５０１０１００００９", "2005010100009", "student-number-fullwidth")]
    [InlineData("'0050100001", "0050100001", "text-apostrophe")]
    [InlineData(2005010100009.0, "2005010100009", "student-number-number-cell")]
    [InlineData(999999999999999.0, "999999999999999", "student-number-number-cell")]
    [InlineData(2005010100009012.0, "2005010100009010", "!student-number-precision-lost")]
    [InlineData(2005.5, "2005.5", "!student-number-characters")]
    [InlineData("2.00501E+12", "2.00501E+12", "!student-number-scientific-text")]
    [InlineData("学号01", "学号01", "!student-number-characters")]
    [InlineData("123456789012345678901234567890123", "123456789012345678901234567890123", "!student-number-characters")]
    public void A_student_number_keeps_its_zeros_and_loses_its_blanks(object raw, string value, string rules) =>
        Rules.Expect(StudentField.StudentNumber, raw, value, rules);

    [Theory]
    [InlineData("4", "4", "")]
    [InlineData(4.0, "4", "")]
    [InlineData(2.5, "2.5", "")]
    [InlineData("4年", "4", "years-text")]
    [InlineData("四年", "4", "years-text")]
    [InlineData("二年", "2", "years-text")]
    [InlineData("两年半", "2.5", "years-text")]
    [InlineData("四年制", "4", "years-text")]
    [InlineData("４", "4", "years-text")]
    [InlineData("4.0", "4", "years-text")]
    [InlineData("2.50年", "2.5", "years-text")]
    [InlineData("1", "1", "!years-illegal")]
    [InlineData("9年", "9年", "!years-illegal")]
    [InlineData("2.3", "2.3", "!years-illegal")]
    [InlineData("年", "年", "!years-illegal")]
    [InlineData("四五年", "四五年", "!years-illegal")]
    public void A_programme_length_is_a_number_of_years(object raw, string value, string rules) =>
        Rules.Expect(StudentField.ProgrammeLength, raw, value, rules);

    [Theory]
    [InlineData("英语（师范）", "英语（师范）", "")]
    [InlineData("英语(师范)", "英语（师范）", "major-brackets")]
    [InlineData("英语 (师范)", "英语（师范）", "text-blanks major-brackets")]
    [InlineData("英语（师范", "英语（师范", "?major-brackets-unbalanced")]
    [InlineData("英语）师范（", "英语）师范（", "?major-brackets-unbalanced")]
    [InlineData("软件工程Ａ１", "软件工程A1", "text-fullwidth")]
    [InlineData("Computer Science", "Computer Science", "")]
    [InlineData("'英语", "英语", "text-apostrophe")]
    [InlineData("'英语'方向", "'英语'方向", "")]
    [InlineData(" #N/A", "#N/A", "!cell-error")]
    [InlineData("#####", "#####", "!cell-error")]
    public void A_major_has_full_width_brackets_in_pairs(string raw, string value, string rules) =>
        Rules.Expect(StudentField.Major, raw, value, rules);

    [Fact]
    public void A_remark_keeps_its_blanks_and_may_be_empty()
    {
        Rules.Expect(StudentField.Remark, "2006年休学， 2007年复学", "2006年休学， 2007年复学", "");
        Rules.Expect(StudentField.Remark, null, "", "");
        Rules.Expect(StudentField.Remark, " \u3000", "", "");
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_field_without_content_is_missing_unless_it_is_the_remark(StudentField field)
    {
        var expected = field == StudentField.Remark ? "" : "!missing-field";
        foreach (
            var nothing in new CellValue[]
            {
                CellValue.Empty,
                new(CellKind.Text, ""),
                new(CellKind.Text, " \u3000"),
                new(CellKind.Text, "\u200b"),
            }
        )
        {
            var check = FieldRules.Check(field, nothing, Rules.Settings);

            Assert.Equal("", check.Value);
            Assert.Equal(expected, string.Join(' ', check.Findings.Select(Rules.Sign)));
        }
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_formula_error_or_a_logical_value_is_no_content(StudentField field)
    {
        foreach (var kind in new[] { CellKind.Error, CellKind.Boolean })
        {
            var check = FieldRules.Check(field, new CellValue(kind, "#N/A"), Rules.Settings);

            Assert.Equal(Rule.CellError, Assert.Single(check.Findings).Rule);
            Assert.False(check.IsValid);
        }
    }

    [Fact]
    public void A_very_long_text_is_refused() =>
        Rules.Expect(StudentField.ClassName, new string('班', 101), new string('班', 101), "!text-too-long");
}
