using Gradcheck.Domain.Binding;
using Gradcheck.Domain.Signing;
using Xunit;

namespace Gradcheck.Domain.Tests.Signing;

public sealed class ReceiptCodeTests
{
    [Fact]
    public void Receipts_have_no_look_alikes_and_hardly_ever_meet()
    {
        var receipts = Enumerable.Range(0, 10_000).Select(_ => ReceiptCode.Create()).ToHashSet();

        Assert.Equal(10_000, receipts.Count);
        Assert.All(receipts, r => Assert.Matches("^[^0O1IL2Z5SBAEU]{11}$", r));
    }

    [Fact]
    public void A_receipt_is_never_taken_for_a_binding_code()
    {
        var receipt = ReceiptCode.Create();

        Assert.Null(BindingCodeText.Normalize(receipt));
        Assert.False(BindingCodeText.IsTry(receipt));
    }

    [Theory]
    [InlineData("K7P-3WD-QXH")]
    [InlineData("k7p3wdqxh")]
    [InlineData(" k7p 3wd\tqxh ")]
    [InlineData("Ｋ７Ｐ－３ＷＤ－ＱＸＨ")]
    [InlineData("K7P—3WD—QXH")]
    public void A_receipt_is_read_however_it_is_typed(string typed) =>
        Assert.Equal("K7P-3WD-QXH", ReceiptCode.TryParse(typed));

    [Theory]
    [InlineData("")]
    [InlineData("K7P-3WD-QX")]
    [InlineData("K7P-3WD-QXHH")]
    [InlineData("K7P-3WD-QXO")]
    [InlineData("K7P-3WD-QX'")]
    [InlineData("回执号")]
    public void What_cannot_be_a_receipt_is_told_apart_from_one_that_is_not_known(string typed) =>
        Assert.Null(ReceiptCode.TryParse(typed));
}
