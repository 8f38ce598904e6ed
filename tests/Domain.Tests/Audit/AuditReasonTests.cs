using Gradcheck.Domain.Audit;
using Xunit;

namespace Gradcheck.Domain.Tests.Audit;

public sealed class AuditReasonTests
{
    [Theory]
    [InlineData("身份证 430102198603051234 有误", "身份证 〔号码〕 有误")]
    [InlineData("43010219860305123x", "〔号码〕")]
    [InlineData("430102 19860305 123X", "〔号码〕")]
    [InlineData("430102860305123", "〔号码〕")]
    [InlineData("４３０１０２１９８６０３０５１２３Ｘ。", "〔号码〕。")]
    [InlineData("来电13800138000核实", "来电〔号码〕核实")]
    [InlineData("来电 138-0013-8000 核实", "来电 〔号码〕 核实")]
    [InlineData("0731-8872217", "〔号码〕")]
    [InlineData("应为1986年03月05日", "应为〔号码〕日")]
    [InlineData("李婷本人申请，李婷婷代交", "〔姓名〕本人申请，〔姓名〕代交")]
    [InlineData("处发[2008]71号，第 12 页 3 行", "处发[2008]71号，第 12 页 3 行")]
    public void A_reason_is_kept_without_numbers_and_names(string reason, string kept) =>
        Assert.Equal(kept, AuditReason.Clean(reason, "李婷", "李婷婷"));
}
