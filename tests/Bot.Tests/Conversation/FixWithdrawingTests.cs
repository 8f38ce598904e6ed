using Gradcheck.Domain.Corrections;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Bot.Tests.Conversation;

/// <summary>/fix: the list of own requests, and taking one back.</summary>
public sealed class FixWithdrawingTests
{
    [Fact]
    public async Task Own_requests_are_listed_and_an_open_one_is_withdrawn_once()
    {
        await using var me = await BoundStudent.StartAsync();
        await me.SubmitsMajorAsync("历史学");

        var list = await me.TypesAsync("/fix");
        Assert.Contains("历史学（待审核）", list.Html);
        var withdraw = me.Button("撤回：专业（方向）");

        Assert.Contains("已撤回", await me.PopsUpAsync(withdraw));
        Assert.Contains("用过", await me.PopsUpAsync(withdraw));
        Assert.Single(await me.AuditAsync("correction-withdrawn"));
        Assert.Equal(CorrectionState.Withdrawn, (await me.ReadAsync(db => db.Corrections.SingleAsync())).State);
    }

    [Fact]
    public async Task A_decided_request_cannot_be_withdrawn()
    {
        await using var me = await BoundStudent.StartAsync();
        await me.SubmitsMajorAsync("历史学");
        await me.TypesAsync("/fix");
        await me.Bot.Writer.WriteAsync<bool>(
            "test",
            async scope =>
            {
                (await scope.Db.Corrections.SingleAsync()).State = CorrectionState.Accepted;
                return true;
            }
        );

        Assert.Contains("不能再撤回", await me.PopsUpAsync(me.Button("撤回：专业（方向）")));
        Assert.Equal(CorrectionState.Accepted, (await me.ReadAsync(db => db.Corrections.SingleAsync())).State);
    }
}
