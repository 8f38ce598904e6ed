using Gradcheck.Domain.Students;
using Xunit;

namespace Gradcheck.Domain.Tests.Students;

public sealed class MaskedTests
{
    [Theory]
    [InlineData("430102198603059840", "430**************0")]
    [InlineData("43010219860305984", "430*************4")]
    [InlineData("4.30102E+17", "4.3*******7")]
    [InlineData("", "")]
    public void An_ID_number_right_or_faulty_shows_its_first_three_and_last_character(string value, string shown) =>
        Assert.Equal(shown, Masked.Value(StudentField.IdNumber, value));

    [Theory]
    [InlineData("身份证号与招生数据不符：430102198603059840", "身份证号与招生数据不符：430**************0")]
    [InlineData("招生数据为430102860305984，见附件", "招生数据为430***********4，见附件")]
    [InlineData("ID430102198603059841", "ID430**************1")]
    [InlineData("43010219860305983x（末位小写）", "430**************x（末位小写）")]
    [InlineData("430102 19860305 9840", "430**************0")]
    [InlineData("430102-19860305-9840", "430**************0")]
    [InlineData("430102198603059840与510623199912310017", "430**************0与510**************7")]
    public void ID_numbers_inside_a_text_are_masked(string text, string shown) =>
        Assert.Equal(shown, Masked.Text(text));

    [Theory]
    [InlineData("2005010100001")]
    [InlineData("电话 0731-8872217，手机 13800138000")]
    [InlineData("999999999999999999")]
    [InlineData("订单 12345678901234567890123")]
    [InlineData("教字〔2008〕71号，2008-12-10 之前")]
    public void Other_numbers_stay_readable(string text) => Assert.Equal(text, Masked.Text(text));
}
