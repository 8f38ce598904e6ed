using Gradcheck.Domain.Students;
using Xunit;

namespace Gradcheck.Domain.Tests.Students.Rules;

public sealed class ListedRulesTests
{
    [Theory]
    [InlineData("男", "男", "", null)]
    [InlineData("女 ", "女", "text-blanks", null)]
    [InlineData("女性", "女性", "!sex-illegal", "女")]
    [InlineData("先生", "先生", "!sex-illegal", "男")]
    [InlineData("F", "F", "!sex-illegal", "女")]
    [InlineData(1.0, "1", "!sex-illegal", "男")]
    [InlineData("未知", "未知", "!sex-illegal", null)]
    public void Sex_is_one_of_two_words(object raw, string value, string rules, string? proposal) =>
        Expect(StudentField.Sex, raw, value, rules, proposal);

    [Theory]
    [InlineData("共青团员", "共青团员", "", null)]
    [InlineData("中共党员\u3000", "中共党员", "text-blanks", null)]
    [InlineData("团员", "团员", "!political-illegal", "共青团员")]
    [InlineData("党员", "党员", "!political-illegal", "中共党员")]
    [InlineData("中国共产主义青年团团员", "中国共产主义青年团团员", "!political-illegal", "共青团员")]
    [InlineData("民革党员", "民革党员", "!political-illegal", null)]
    public void A_political_status_is_never_fixed_silently(string raw, string value, string rules, string? proposal) =>
        Expect(StudentField.PoliticalStatus, raw, value, rules, proposal);

    [Fact]
    public void A_bare_party_member_is_reminded_of_probation() =>
        Assert.Contains("中共预备党员", Rules.Check(StudentField.PoliticalStatus, "党员").Findings[0].Message);

    [Theory]
    [InlineData("本科", "本科", "", null)]
    [InlineData("大专", "大专", "!level-illegal", "专科")]
    [InlineData("大本", "大本", "!level-illegal", "本科")]
    [InlineData("硕士", "硕士", "!level-illegal", "硕士研究生")]
    [InlineData("小学", "小学", "!level-illegal", null)]
    public void An_education_level_is_one_of_the_cohorts(string raw, string value, string rules, string? proposal) =>
        Expect(StudentField.EducationLevel, raw, value, rules, proposal);

    [Theory]
    [InlineData("汉族", "汉族", "", null)]
    [InlineData("汉", "汉族", "ethnic-short", null)]
    [InlineData(" 土家", "土家族", "text-blanks ethnic-short", null)]
    [InlineData("维族", "维吾尔族", "ethnic-former-name", null)]
    [InlineData("穿青人", "穿青人", "?ethnic-other", null)]
    [InlineData("其他", "其他", "?ethnic-other", null)]
    [InlineData("汗族", "汗族", "!ethnic-unknown", null)]
    [InlineData("上家族", "上家族", "!ethnic-unknown", "土家族")]
    public void An_ethnic_group_is_one_of_fifty_six_by_its_full_name(
        string raw,
        string value,
        string rules,
        string? proposal
    ) => Expect(StudentField.EthnicGroup, raw, value, rules, proposal);

    private static void Expect(StudentField field, object raw, string value, string rules, string? proposal)
    {
        Rules.Expect(field, raw, value, rules);
        Assert.Equal(proposal, Rules.Check(field, raw).Findings.LastOrDefault()?.Suggestion);
    }
}
