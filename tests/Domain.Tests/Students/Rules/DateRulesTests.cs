using Gradcheck.Domain.Students;
using Xunit;

namespace Gradcheck.Domain.Tests.Students.Rules;

public sealed class DateRulesTests
{
    [Theory]
    [InlineData("19860305", "19860305", "")]
    [InlineData(19860305.0, "19860305", "")]
    [InlineData("1986-3-5", "19860305", "dob-format")]
    [InlineData("1986-03-05", "19860305", "dob-format")]
    [InlineData("1986/3/5", "19860305", "dob-format")]
    [InlineData("1986.3.5", "19860305", "dob-format")]
    [InlineData("1986年3月5日", "19860305", "dob-format")]
    [InlineData("1986 年 3 月 5 日", "19860305", "dob-format")]
    [InlineData("１９８６０３０５", "19860305", "dob-format")]
    [InlineData("１９８６－３－５", "19860305", "dob-format")]
    [InlineData(" 19860305", "19860305", "dob-format")]
    [InlineData("'19860305", "19860305", "dob-format")]
    [InlineData("1986-03-05 00:00:00", "19860305", "dob-format")]
    [InlineData("1986/3/5 12:00:00 AM", "19860305", "dob-format")]
    [InlineData("1986-03-05T23:59:59", "19860305", "dob-format")]
    [InlineData("31476", "19860305", "dob-excel-serial-number")]
    [InlineData(31476.0, "19860305", "dob-excel-serial-number")]
    [InlineData(31476.75, "19860305", "dob-excel-serial-number")]
    [InlineData("19860230", "19860230", "!dob-impossible")]
    [InlineData("19881301", "19881301", "!dob-impossible")]
    [InlineData("1985-2-29", "1985-2-29", "!dob-impossible")]
    [InlineData("18860305", "18860305", "!dob-impossible")]
    [InlineData("20860305", "20860305", "!dob-impossible")]
    [InlineData("3/5/1986", "3/5/1986", "!dob-format")]
    [InlineData("86-3-5", "86-3-5", "!dob-format")]
    [InlineData("1986-3", "1986-3", "!dob-format")]
    [InlineData("1986", "1986", "!dob-format")]
    [InlineData("1986-3/5", "1986-3/5", "!dob-format")]
    [InlineData("19863", "19863", "!dob-format")]
    [InlineData("1986-3-5x", "1986-3-5x", "!dob-format")]
    [InlineData("生日", "生日", "!dob-format")]
    public void A_birth_date_becomes_eight_digits(object raw, string value, string rules) =>
        Rules.Expect(StudentField.BirthDate, raw, value, rules);

    [Theory]
    [InlineData("20050901", "20050901", "")]
    [InlineData("200509", "200509", "")]
    [InlineData(200509.0, "200509", "")]
    [InlineData("2005年9月", "200509", "enrolment-format")]
    [InlineData("2005.9", "200509", "enrolment-format")]
    [InlineData(2005.9, "200509", "enrolment-format")]
    [InlineData("2005-09", "200509", "enrolment-format")]
    [InlineData("2005-9-10", "20050910", "enrolment-format")]
    [InlineData("38596", "20050901", "enrolment-excel-serial-number")]
    [InlineData("2006", "2006", "!enrolment-format")]
    [InlineData(2006.0, "2006", "!enrolment-format")]
    [InlineData("2005年", "2005年", "!enrolment-format")]
    [InlineData("2005级", "2005级", "!enrolment-format")]
    [InlineData("2005年秋", "2005年秋", "!enrolment-format")]
    [InlineData("2005.1", "2005.1", "!enrolment-format")]
    [InlineData("2005-1", "200501", "enrolment-format")]
    [InlineData("200513", "200513", "!enrolment-impossible")]
    [InlineData("19050901", "19050901", "!enrolment-impossible")]
    public void An_enrolment_date_becomes_eight_or_six_digits(object raw, string value, string rules) =>
        Rules.Expect(StudentField.EnrolmentDate, raw, value, rules);

    [Fact]
    public void A_date_cell_is_read_by_its_day_whatever_the_hour()
    {
        Rules.Expect(StudentField.BirthDate, new DateTime(1986, 3, 5, 23, 59, 59), "19860305", "dob-excel-date-cell");
        Rules.Expect(StudentField.EnrolmentDate, new DateTime(2005, 9, 1), "20050901", "enrolment-excel-date-cell");
    }

    [Fact]
    public void A_date_cell_anywhere_else_is_excels_doing() =>
        Rules.Expect(StudentField.ClassName, new DateTime(2009, 3, 1), "2009-03-01", "!cell-error");

    [Theory]
    [InlineData("2006", "月份")]
    [InlineData("2005.1", "10 月")]
    public void A_year_alone_asks_for_the_month(string raw, string asked) =>
        Assert.Contains(asked, Rules.Check(StudentField.EnrolmentDate, raw).Findings[0].Message);

    [Fact]
    public void A_short_year_is_only_a_proposal() =>
        Assert.Equal("19860305", Rules.Check(StudentField.BirthDate, "860305").Findings[0].Suggestion);
}
