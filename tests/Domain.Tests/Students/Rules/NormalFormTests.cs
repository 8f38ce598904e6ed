using CsCheck;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Students.Rules;
using Xunit;

namespace Gradcheck.Domain.Tests.Students.Rules;

public sealed class NormalFormTests
{
    private static readonly string[] Pieces =
    [
        "汉",
        "汉族",
        "土家",
        "张",
        "三",
        "湖南省",
        "湖南",
        "长沙",
        "县",
        "市",
        "1986",
        "03",
        "05",
        "3",
        "5",
        "年",
        "月",
        "日",
        "4",
        ".5",
        "半",
        "四",
        "-",
        "/",
        ".",
        "．",
        "·",
        "•",
        "(",
        ")",
        "（",
        "）",
        " ",
        "\u3000",
        "\u00a0",
        "\u200b",
        "\t",
        "'",
        "A",
        "b",
        "x",
        "X",
        "Ｘ",
        "１",
        "２００５",
        "E+17",
        "#",
        "?",
        "𠮷",
        "\ud842",
        "\ufffd",
        "430703198707199804",
        "本科",
        "共青团员",
    ];

    private static readonly Gen<CellValue> Cells = Gen.OneOf(
        Gen.OneOf(Pieces).Array[1, 6].Select(pieces => CellValue.FromText(string.Concat(pieces))),
        Gen.String.Select(CellValue.FromText),
        Gen.Double[-1e20, 1e20].Select(number => new CellValue(CellKind.Number, "", number)),
        Gen.Int[0, 60000].Select(number => new CellValue(CellKind.Number, "", number)),
        Gen.Int[0, 60000].Select(day => new CellValue(CellKind.Date, "", Date: new DateTime(1900, 1, 1).AddDays(day)))
    );

    [Fact]
    public void Checking_a_normal_form_again_changes_and_normalises_nothing() =>
        Gen.Select(Gen.Enum<StudentField>(), Cells)
            .Sample(
                (field, cell) =>
                {
                    var first = FieldRules.Check(field, cell, Rules.Settings);
                    if (!first.IsValid)
                    {
                        return;
                    }

                    var again = FieldRules.Check(field, CellValue.FromText(first.Value), Rules.Settings);

                    Assert.Equal(first.Value, again.Value);
                    Assert.Equal(first.Findings.Where(finding => finding.Severity == Severity.Warning), again.Findings);
                },
                iter: 20_000
            );

    [Fact]
    public void A_text_is_changed_exactly_when_a_normalisation_is_reported() =>
        Gen.Select(Gen.Enum<StudentField>(), Cells.Where(cell => cell.Kind == CellKind.Text))
            .Sample(
                (field, cell) =>
                {
                    var check = FieldRules.Check(field, cell, Rules.Settings);
                    var reported = check.Findings.Any(finding => finding.Severity == Severity.Normalized);

                    // A remark of nothing but blanks is simply no remark.
                    var changed = check.IsValid && check.Value != cell.Text && check.Value.Length > 0;
                    Assert.Equal(changed, reported);
                },
                iter: 20_000
            );

    [Theory]
    [InlineData(StudentField.StudentNumber, "2005010100001")]
    [InlineData(StudentField.Name, "测试甲")]
    [InlineData(StudentField.Sex, "男")]
    [InlineData(StudentField.BirthDate, "19860305")]
    [InlineData(StudentField.PoliticalStatus, "共青团员")]
    [InlineData(StudentField.Major, "英语（师范）")]
    [InlineData(StudentField.EnrolmentDate, "20050901")]
    [InlineData(StudentField.ProgrammeLength, "4")]
    [InlineData(StudentField.EducationLevel, "本科")]
    [InlineData(StudentField.EthnicGroup, "汉族")]
    [InlineData(StudentField.IdNumber, "430102198603059891")]
    [InlineData(StudentField.NativePlace, "湖南省长沙县")]
    [InlineData(StudentField.College, "文学院")]
    [InlineData(StudentField.ClassName, "2005级英语1班")]
    [InlineData(StudentField.Remark, "2006年转学")]
    public void A_value_in_its_normal_form_costs_no_memory(StudentField field, string value)
    {
        var cell = CellValue.FromText(value);
        FieldRules.Check(field, cell, Rules.Settings);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++)
        {
            FieldRules.Check(field, cell, Rules.Settings);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
