using Gradcheck.Domain.Students;
using Xunit;

namespace Gradcheck.Domain.Tests.Students.Rules;

public sealed class IdNumberRulesTests
{
    [Theory]
    // The two examples printed in GB 11643-1999; the second was born in 1880.
    [InlineData("11010519491231002X", "")]
    [InlineData("440524188001010014", "!id-birth-date")]
    [InlineData("430102198603059891", "")]
    [InlineData("432425198601019901", "")]
    [InlineData("11010319861231995X", "")]
    [InlineData("441900198708089935", "")]
    [InlineData("469003198606069766", "")]
    [InlineData("659001198610109727", "")]
    [InlineData("540102198612129893", "")]
    [InlineData("239005198607079755", "")]
    [InlineData("310101200002299802", "")]
    [InlineData("810000198603059739", "")]
    [InlineData("430104198609019041", "")]
    [InlineData("43010419860901905X", "")]
    [InlineData("432421850611971", "")]
    [InlineData("510221850102975", "")]
    [InlineData("430102861301973", "!id-birth-date")]
    [InlineData("430102860305998", "?id-centenarian")]
    [InlineData("430102198603059750", "!id-checksum")]
    [InlineData("430102198063059752", "!id-birth-date !id-checksum")]
    [InlineData("430104198703039090", "!id-checksum")]
    [InlineData("43010219860230973X", "!id-birth-date")]
    [InlineData("430102198702299735", "!id-birth-date")]
    [InlineData("430102198600019739", "!id-birth-date")]
    [InlineData("430102198601009735", "!id-birth-date")]
    [InlineData("430102190002299738", "!id-birth-date")]
    [InlineData("430102209912319731", "!id-birth-date")]
    [InlineData("990101198603059739", "!id-province")]
    [InlineData("160101198603059734", "!id-province")]
    [InlineData("430173198603059731", "?id-area-unknown")]
    [InlineData("4307031987071998041", "!id-length")]
    [InlineData("4307031987071998", "!id-length")]
    [InlineData("4307031987l7199804", "!id-characters")]
    [InlineData("430703-19870719-9804", "!id-characters")]
    [InlineData("护照G12345678", "!id-characters")]
    [InlineData("4.30703198707199E+17", "!id-scientific-text")]
    [InlineData("4.30102e+17", "!id-scientific-text")]
    [InlineData("430703198707199000", "!id-precision-lost")]
    public void A_number_is_judged_by_the_standard(string id, string rules) =>
        Rules.Expect(StudentField.IdNumber, id, id, rules);

    [Theory]
    [InlineData("430703 19870719 9804", "430703198707199804", "id-blanks")]
    [InlineData("430703198707199804\u3000", "430703198707199804", "id-blanks")]
    [InlineData("430703\t198707199804", "430703198707199804", "id-blanks")]
    [InlineData("４３０７０３１９８７０７１９９８０４", "430703198707199804", "id-fullwidth")]
    [InlineData("43010419870303909x", "43010419870303909X", "id-lowercase-x")]
    [InlineData("43010419870303909×", "43010419870303909X", "id-lowercase-x")]
    [InlineData("43010419870303909ｘ", "43010419870303909X", "id-fullwidth id-lowercase-x")]
    [InlineData("'430703198707199804", "430703198707199804", "text-apostrophe")]
    [InlineData(432421850611971.0, "432421850611971", "id15-number-cell")]
    public void Writing_habits_are_normalised_and_reported(object raw, string value, string rules) =>
        Rules.Expect(StudentField.IdNumber, raw, value, rules);

    [Fact]
    public void A_number_cell_of_more_than_fifteen_digits_has_lost_its_end()
    {
        Rules.Expect(StudentField.IdNumber, 430703198707199804d, "430703198707200000", "!id-precision-lost");
        Assert.Contains("文本", Rules.Check(StudentField.IdNumber, 430703198707199804d).Findings[0].Message);
    }

    [Fact]
    public void A_wrong_number_reports_no_normalisation_beside_the_error() =>
        Rules.Expect(StudentField.IdNumber, " 430703198707199805 ", "430703198707199805", "!id-checksum");

    [Fact]
    public void Hyphens_are_proposed_away() =>
        Assert.Equal(
            "430703198707199804",
            Rules.Check(StudentField.IdNumber, "430703-19870719-9804").Findings[0].Suggestion
        );
}
