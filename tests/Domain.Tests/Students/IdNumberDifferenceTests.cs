using Gradcheck.Domain.Students;
using Xunit;

namespace Gradcheck.Domain.Tests.Students;

public sealed class IdNumberDifferenceTests
{
    [Theory]
    [InlineData("430102198603059840", "430102198603059840", "")]
    [InlineData("430102198603059840", "430102198703059841", "第 10、18 位不同")]
    [InlineData("430102198603059840", "510623199912310017", "共 15 位不同")]
    [InlineData("430102860305984", "430102198603059840", "同一个号码的 15 位和 18 位写法")]
    [InlineData("43010219860305984", "430102198603059840", "17 位 → 18 位")]
    [InlineData("", "430102198603059840", "原来没有填写")]
    [InlineData("430102198603059840", "", "现在没有填写")]
    public void It_says_where_they_differ_and_shows_neither(string before, string now, string expected) =>
        Assert.Equal(expected, IdNumberDifference.Describe(before, now));
}
