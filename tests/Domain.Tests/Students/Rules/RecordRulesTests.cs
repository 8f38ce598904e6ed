using Gradcheck.Domain.Students;
using Gradcheck.Domain.Students.Rules;
using Xunit;

namespace Gradcheck.Domain.Tests.Students.Rules;

public sealed class RecordRulesTests
{
    [Theory]
    [InlineData("430102198603059955", "19860305", "男", "")]
    [InlineData("430102198603059955", "19860306", "男", "!id-dob-mismatch")]
    [InlineData("430102198603059955", "19860305", "女", "?id-sex-mismatch")]
    [InlineData("430102198603059920", "19870305", "男", "!id-dob-mismatch ?id-sex-mismatch")]
    [InlineData("430102860305971", "19860305", "男", "")]
    [InlineData("430102860305972", "19860305", "男", "?id-sex-mismatch")]
    [InlineData("430102860305971", "19860307", "男", "!id-dob-mismatch")]
    [InlineData("430102198603059956", "19870305", "女", "")] // a wrong number proves nothing
    [InlineData("", "19870305", "女", "")]
    [InlineData("430102198603059955", "1986-3-6", "先生", "")] // reported by the field rules
    public void The_id_number_is_compared_with_birth_date_and_sex(string id, string birth, string sex, string rules) =>
        Expect(
            new StudentRecord
            {
                IdNumber = id,
                BirthDate = birth,
                Sex = sex,
            },
            rules
        );

    [Theory]
    [InlineData("19860305", "")]
    [InlineData("19490305", "")]
    [InlineData("19350305", "?age-implausible")]
    [InlineData("20000305", "?age-implausible")]
    public void An_age_hardly_possible_at_graduation_is_looked_at(string birth, string rules) =>
        Expect(new StudentRecord { BirthDate = birth }, rules);

    [Theory]
    [InlineData("20050901", "4", "")]
    [InlineData("200509", "4", "")]
    [InlineData("20040901", "4", "")]
    [InlineData("20060901", "2.5", "")]
    [InlineData("20060901", "4", "?enrolment-late")]
    [InlineData("20100901", "", "?enrolment-late")]
    [InlineData("19860301", "4", "?enrolment-before-birth")]
    [InlineData("19950901", "4", "?enrolment-too-young")]
    [InlineData("2005", "4", "")]
    public void Enrolment_lies_between_birth_and_graduation(string enrolled, string years, string rules) =>
        Expect(
            new StudentRecord
            {
                BirthDate = "19860305",
                EnrolmentDate = enrolled,
                ProgrammeLength = years,
            },
            rules
        );

    [Fact]
    public void A_mismatch_proposes_what_the_id_number_says()
    {
        var record = new StudentRecord { IdNumber = "430102198603059955", BirthDate = "19860306" };

        Assert.Equal("19860305", Assert.Single(RecordRules.Check(record, Rules.Settings)).Suggestion);
    }

    private static void Expect(StudentRecord record, string rules) =>
        Assert.Equal(rules, string.Join(' ', RecordRules.Check(record, Rules.Settings).Select(Rules.Sign)));
}
