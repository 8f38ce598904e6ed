using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Bot.Tests.Conversation;

/// <summary>/fix: from the value to the request: cause, summary, submitting.</summary>
public sealed class FixSubmittingTests
{
    [Fact]
    public async Task A_key_field_asks_for_the_cause_and_names_form_copies_and_where_to_hand_in()
    {
        await using var me = await BoundStudent.StartAsync(settings: s =>
            s with
            {
                MaterialsDeadline = new(2008, 12, 10),
            }
        );

        await me.TypesAsync("/fix");
        await me.PressesAsync("姓名");
        var cause = await me.TypesAsync("李 汀");
        Assert.Contains("已按规范整理为：李汀", cause.Html);

        var summary = await me.PressesAsync("录取时就错了");
        Assert.Contains("一式三份", summary.Html);
        Assert.Contains("《高等学校学生录取信息更正审批表》", summary.Html);
        Assert.Contains("文学院教务办（至善楼203）", summary.Html);
        Assert.Contains("2008年12月10日（星期三）", summary.Html);

        await me.PressesAsync("提交");
        var correction = await me.ReadAsync(db => db.Corrections.SingleAsync());
        Assert.Equal(
            ("李汀", CorrectionCause.Admission, CorrectionForm.Admission),
            (correction.NewValue, correction.Cause, correction.Form)
        );
    }

    [Fact]
    public async Task Name_and_ID_number_corrected_together_are_warned_of()
    {
        await using var me = await BoundStudent.StartAsync();
        await me.TypesAsync("/fix 姓名");
        await me.TypesAsync("李汀");
        await me.PressesAsync("学校录入有误");
        await me.PressesAsync("提交");
        await me.TypesAsync("/fix 身份证号");

        const string digits = "43010219860305986";
        var answer = await me.TypesAsync(digits + IdNumber.CheckCharacter(digits));

        Assert.Contains("同时更正", answer.Html);
    }

    [Fact]
    public async Task A_value_can_be_typed_again_before_submitting()
    {
        await using var me = await BoundStudent.StartAsync();
        await me.TypesAsync("/fix 专业");
        await me.TypesAsync("历史学");
        await me.PressesAsync("重新填写");
        await me.TypesAsync("新闻学");
        await me.PressesAsync("提交");

        Assert.Equal("新闻学", (await me.ReadAsync(db => db.Corrections.SingleAsync())).NewValue);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_second_request_for_a_field_replaces_the_first_and_says_so(DatabaseProvider provider)
    {
        await using var me = await BoundStudent.StartAsync(provider);
        await me.SubmitsMajorAsync("历史学");
        var receipt = await me.SubmitsMajorAsync("新闻学");

        Assert.Contains("历史学", receipt.Html);
        Assert.Contains("代替", receipt.Html);
        var states = await me.ReadAsync(db => db.Corrections.OrderBy(c => c.Id).Select(c => c.State).ToListAsync());
        Assert.Equal([CorrectionState.Withdrawn, CorrectionState.Pending], states);
    }

    [Fact]
    public async Task Submitting_twice_or_from_another_chat_has_one_effect()
    {
        await using var me = await BoundStudent.StartAsync();
        await me.TypesAsync("/fix 专业");
        await me.TypesAsync("历史学");
        var submit = me.Button("提交");

        var stranger = me.Bot.Chat("2002");
        await stranger.TypesAsync("/start");
        var foreign = await stranger.PressesDataAsync(submit);
        Assert.Contains("不属于这个聊天", Assert.Single(foreign).Html);
        Assert.Empty(await me.ReadAsync(db => db.Corrections.ToListAsync()));

        await me.Chat.PressesDataAsync(submit);
        Assert.Contains("用过", await me.PopsUpAsync(submit));
        Assert.Single(await me.ReadAsync(db => db.Corrections.ToListAsync()));
    }

    [Fact]
    public async Task After_a_restart_the_wizard_goes_on_where_it_was()
    {
        var before = await BoundStudent.StartAsync();
        await before.TypesAsync("/fix");
        await before.PressesAsync("性别");

        await using var bot = await before.Bot.RestartAsync();
        var chat = bot.Chat("1001");
        await chat.TypesAsync("男");
        await chat.PressesAsync("学校录入有误");
        await chat.PressesAsync("提交");

        await using var db = bot.Database.Factory.CreateDbContext();
        Assert.Equal("男", (await db.Corrections.SingleAsync()).NewValue);
    }
}
