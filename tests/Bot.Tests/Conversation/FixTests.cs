using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Bot.Tests.Conversation;

public sealed class FixTests
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

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_second_request_for_a_field_replaces_the_first_and_says_so(DatabaseProvider provider)
    {
        await using var me = await BoundStudent.StartAsync(provider);
        await SubmitMajorAsync(me, "历史学");
        var receipt = await SubmitMajorAsync(me, "新闻学");

        Assert.Contains("历史学", receipt.Html);
        Assert.Contains("代替", receipt.Html);
        var states = await me.ReadAsync(db => db.Corrections.OrderBy(c => c.Id).Select(c => c.State).ToListAsync());
        Assert.Equal([CorrectionState.Withdrawn, CorrectionState.Pending], states);
    }

    [Fact]
    public async Task The_value_on_record_needs_no_correction()
    {
        await using var me = await BoundStudent.StartAsync();
        await me.TypesAsync("/fix 籍贯");

        var answer = await me.TypesAsync(" 湖南省汨罗市 ");

        Assert.Contains("不需要更正", answer.Html);
        Assert.Empty(await me.ReadAsync(db => db.Corrections.ToListAsync()));
    }

    [Fact]
    public async Task A_wrong_value_is_explained_and_the_proposal_is_a_button()
    {
        await using var me = await BoundStudent.StartAsync();
        await me.TypesAsync("/fix 出生日期");

        var refused = await me.TypesAsync("19860306");
        Assert.Contains("与身份证号中的 19860305 不一致", refused.Html);

        var same = await me.PressesAsync("改成：19860305");
        Assert.Contains("不需要更正", same.Html);
    }

    [Fact]
    public async Task The_ID_number_of_another_student_is_refused_in_either_form()
    {
        await using var me = await BoundStudent.StartAsync();
        var other = TestCohort.LiTing with { StudentNumber = "2005010100002", IdNumber = "430102860305991" };
        await TestCohort.AddAsync(me.Bot, other, code: "ABCD-6789");
        await me.TypesAsync("/fix 身份证号");

        var answer = await me.TypesAsync(IdNumber.To18("430102860305991"));

        Assert.Contains("另一位同学", answer.Html);
        await me.TypesAsync("/fix 学号");
        Assert.Contains("另一位同学", (await me.TypesAsync("2005010100002")).Html);
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
    public async Task Own_requests_are_listed_and_an_open_one_is_withdrawn_once()
    {
        await using var me = await BoundStudent.StartAsync();
        await SubmitMajorAsync(me, "历史学");

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
        await SubmitMajorAsync(me, "历史学");
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

    public static TheoryData<string> OddTexts() =>
        [
            "<b>李</b>&<script>",
            "😀👨‍👩‍👧‍👦",
            new string('长', 4000),
            "\0\u0001",
            "\ud83d",
            "''; DROP TABLE",
            "   ",
            "-1",
            "٤",
        ];

    [Theory]
    [MemberData(nameof(OddTexts))]
    public async Task Odd_texts_are_answered_and_never_stored_by_themselves(string text)
    {
        await using var me = await BoundStudent.StartAsync();
        foreach (var field in StudentFields.Signed)
        {
            await me.TypesAsync($"/fix {field.Heading()}");
            foreach (var answer in await me.Chat.TypesAsync(text))
            {
                Assert.InRange(answer.Html.Length, 1, 4096);
                Assert.DoesNotContain("<script>", answer.Html);
            }
        }

        await me.NothingFailedAsync();
        Assert.Empty(await me.ReadAsync(db => db.Corrections.ToListAsync()));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Odd_but_allowed_text_goes_all_the_way_through_on_every_database(DatabaseProvider provider)
    {
        await using var me = await BoundStudent.StartAsync(provider);
        await me.TypesAsync("/fix 班级");
        var summary = await me.TypesAsync("<b>1班</b>😀&\ud83d");
        Assert.DoesNotContain("<b>1班", summary.Html);
        if (me.Chat.Buttons.Any(button => button.Text == "提交"))
            await me.PressesAsync("提交");
        await me.TypesAsync("/fix 学院");
        await me.TypesAsync("\0");
        await me.TypesAsync("/fix 学号");
        await me.TypesAsync("\0\ud83d");
        await me.TypesAsync("/fix");

        await me.NothingFailedAsync();
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

    private static async Task<OutgoingMessage> SubmitMajorAsync(BoundStudent me, string major)
    {
        await me.TypesAsync("/fix 专业");
        await me.TypesAsync(major);
        return await me.PressesAsync("提交");
    }
}
