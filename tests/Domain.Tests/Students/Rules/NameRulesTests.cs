using Gradcheck.Domain.Students;
using Xunit;

namespace Gradcheck.Domain.Tests.Students.Rules;

public sealed class NameRulesTests
{
    [Theory]
    [InlineData("张三", "张三", "")]
    [InlineData("欧阳测试", "欧阳测试", "")]
    [InlineData("张 三", "张三", "name-spaces")]
    [InlineData("张\u3000三", "张三", "name-spaces")]
    [InlineData("张\u00a0三\u200b ", "张三", "name-spaces")]
    [InlineData("\ufeff张三\n", "张三", "name-spaces")]
    [InlineData("'张三", "张三", "text-apostrophe")]
    [InlineData("买买提•艾力", "买买提·艾力", "name-middle-dot")]
    [InlineData("买买提・艾力", "买买提·艾力", "name-middle-dot")]
    [InlineData("买买提.艾力", "买买提·艾力", "name-middle-dot")]
    [InlineData("买买提 ．艾力", "买买提·艾力", "name-spaces name-middle-dot")]
    [InlineData("买买提·艾力", "买买提·艾力", "")]
    [InlineData("J.Smith", "J.Smith", "")]
    [InlineData("𠮷野测", "𠮷野测", "")]
    [InlineData("王〇", "王〇", "")]
    [InlineData("张三1", "张三1", "!name-characters")]
    [InlineData("<b>张三</b>", "<b>张三</b>", "!name-characters")]
    [InlineData("张三😀", "张三😀", "!name-characters")]
    [InlineData("张?", "张?", "!text-unreadable")]
    [InlineData("张\ufffd", "张\ufffd", "!text-unreadable")]
    [InlineData("张\ue123", "张\ue123", "?name-private-use")]
    [InlineData("·张三", "·张三", "?name-characters")]
    [InlineData("#REF!", "#REF!", "!cell-error")]
    [InlineData(12.0, "12", "!name-characters")]
    public void A_name_keeps_its_letters_and_loses_its_spaces(object raw, string value, string rules) =>
        Rules.Expect(StudentField.Name, raw, value, rules);

    [Fact]
    public void Fifty_rare_characters_are_fifty_and_one_more_is_too_many()
    {
        var fifty = string.Concat(Enumerable.Repeat("𠮷", 50));

        Rules.Expect(StudentField.Name, fifty, fifty, "");
        Rules.Expect(StudentField.Name, fifty + "𠮷", fifty + "𠮷", "!name-length");
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_a_lost_character()
    {
        // Not as inline data: attributes are stored as UTF-8, which cannot hold these.
        Rules.Expect(StudentField.Name, "\ud842", "\ud842", "!text-unreadable");
        Rules.Expect(StudentField.Name, "张\udfb7", "张\udfb7", "!text-unreadable");
    }
}
