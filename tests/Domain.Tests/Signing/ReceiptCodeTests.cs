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
}
