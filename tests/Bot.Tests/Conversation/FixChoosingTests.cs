using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Bot.Tests.Conversation;

/// <summary>/fix: what is chosen from buttons: the field, a value of a list, a college.</summary>
public sealed class FixChoosingTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_field_chosen_from_its_list_is_submitted_and_waits_for_the_office(DatabaseProvider provider)
    {
        await using var me = await BoundStudent.StartAsync(provider);

        await me.TypesAsync("/fix");
        var asked = await me.PressesAsync("政治面貌");
        Assert.Contains("共青团员", asked.Html);
        Assert.DoesNotContain(me.Chat.Buttons, button => button.Text == "共青团员");
        var summary = await me.PressesAsync("中共党员");
        Assert.Contains("共青团员 → <b>中共党员</b>", summary.Html);
        var receipt = await me.PressesAsync("提交");
        Assert.Contains("已提交", receipt.Html);

        var correction = await me.ReadAsync(db => db.Corrections.SingleAsync());
        Assert.Equal(
            (StudentField.PoliticalStatus, "共青团员", "中共党员", CorrectionState.Pending, CorrectionForm.None, null),
            (
                correction.Field,
                correction.OldValue,
                correction.NewValue,
                correction.State,
                correction.Form,
                correction.Cause
            )
        );
        Assert.DoesNotContain("中共党员", Assert.Single(await me.AuditAsync("correction-requested")));
        Assert.Equal("共青团员", (await me.ReadAsync(db => db.Students.SingleAsync())).PoliticalStatus);
    }

    [Fact]
    public async Task A_college_is_chosen_by_its_name()
    {
        await using var me = await BoundStudent.StartAsync();
        await me.Bot.Writer.WriteAsync<bool>(
            "test",
            scope =>
            {
                scope.Db.Colleges.Add(
                    new()
                    {
                        CohortYear = 2009,
                        Code = "02",
                        Name = "历史学院",
                    }
                );
                return Task.FromResult<Gradcheck.Domain.Result<bool>>(true);
            }
        );
        await me.TypesAsync("/fix");
        await me.PressesAsync("学院");

        var summary = await me.PressesAsync("历史学院");
        Assert.Contains("文学院 → <b>历史学院</b>", summary.Html);
        await me.PressesAsync("提交");

        Assert.Equal("02", (await me.ReadAsync(db => db.Corrections.SingleAsync())).NewValue);
    }

    [Fact]
    public async Task A_text_instead_of_a_button_gets_a_hint_and_cancel_leaves()
    {
        await using var me = await BoundStudent.StartAsync();
        await me.TypesAsync("/fix");
        Assert.Contains("/cancel", (await me.TypesAsync("什么")).Html);
        await me.PressesAsync("专业（方向）");
        Assert.Contains("没有改动", (await me.TypesAsync("取消")).Html);
        Assert.Null((await me.ReadAsync(db => db.Chats.SingleAsync())).Dialogue);
    }
}
