using Gradcheck.Domain.Students;
using Gradcheck.Domain.Students.Rules;
using Xunit;

namespace Gradcheck.Domain.Tests.Students.Rules;

public sealed class NativePlaceRulesTests
{
    [Theory]
    [InlineData("湖南省长沙县", "")]
    [InlineData("湖南省长沙市", "")]
    [InlineData("湖南省长沙市芙蓉区", "")]
    [InlineData("湖南省望城县", "")]
    [InlineData("湖南省城步苗族自治县", "")]
    [InlineData("湖南省湘西土家族苗族自治州吉首市", "")]
    [InlineData("湖北省襄樊市", "")]
    [InlineData("北京市崇文区", "")]
    [InlineData("内蒙古自治区土默特左旗", "")]
    [InlineData("香港特别行政区", "")]
    [InlineData("台湾省台北市", "")]
    [InlineData("湖南省望城区", "?native-historical")]
    [InlineData("湖南省浏阳县", "?native-historical")]
    [InlineData("湖南省测试县", "?native-unknown")]
    [InlineData("湖南省湘潭市芙蓉区", "?native-unknown")]
    [InlineData("湖南省湘西土家族苗族自治州", "?native-prefecture-only")]
    [InlineData("湖南省", "!native-province-only")]
    [InlineData("湖南", "!native-province-only")]
    [InlineData("北京市", "!native-province-only")]
    [InlineData("湖南双牌", "!native-no-suffix")]
    [InlineData("湖南省双牌", "!native-no-suffix")]
    [InlineData("湖南省市", "!native-no-suffix")]
    [InlineData("湖南长沙市", "!native-province-short")]
    [InlineData("广西省桂林市", "!native-province-short")]
    [InlineData("成都市", "!native-no-province")]
    [InlineData("吉林市", "!native-no-province")]
    [InlineData("中南省测试县", "!native-no-province")]
    [InlineData("美国", "!native-no-province")]
    [InlineData("湖南省-长沙县", "!native-characters")]
    public void A_place_is_a_province_in_full_and_a_county(string place, string rules) =>
        Rules.Expect(StudentField.NativePlace, place, place, rules);

    [Theory]
    [InlineData("河南灵宝", "河南省灵宝市")]
    [InlineData("湖南城步", "湖南省城步苗族自治县")]
    [InlineData("湖南省常德市鼎城", "湖南省常德市鼎城区")]
    [InlineData("湖南省长沙县黄花镇", "湖南省长沙县")]
    [InlineData("成都市", "四川省成都市")]
    [InlineData("吉林市", "吉林省吉林市")]
    [InlineData("广西省桂林市", "广西壮族自治区桂林市")]
    [InlineData("湖南省-长沙县", "湖南省长沙县")]
    public void The_only_place_it_can_be_is_proposed(string place, string proposal) =>
        Assert.Equal(proposal, Rules.Check(StudentField.NativePlace, place).Findings[0].Suggestion);

    [Fact]
    public void Several_possible_places_are_named_and_none_is_proposed()
    {
        var finding = Rules.Check(StudentField.NativePlace, "湖南衡阳").Findings[0];

        Assert.Null(finding.Suggestion);
        Assert.Contains("湖南省衡阳市", finding.Message);
        Assert.Contains("湖南省衡阳县", finding.Message);
    }

    [Fact]
    public void Blanks_inside_a_place_are_dropped() =>
        Rules.Expect(StudentField.NativePlace, "湖南省 长沙县", "湖南省长沙县", "text-blanks");

    [Fact]
    public void A_county_is_judged_by_the_list_of_the_cohorts_time()
    {
        var later = Rules.Settings with { CohortYear = 2013 };
        var abolished = FieldRules.Check(StudentField.NativePlace, CellValue.FromText("湖南省望城县"), later);
        var founded = FieldRules.Check(StudentField.NativePlace, CellValue.FromText("湖南省望城区"), later);

        Assert.Equal(Rule.NativeHistorical, Assert.Single(abolished.Findings).Rule);
        Assert.Empty(founded.Findings);
    }
}
