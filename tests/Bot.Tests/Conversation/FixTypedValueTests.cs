using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Bot.Tests.Conversation;

/// <summary>/fix: what is typed as the new value, and how it is judged.</summary>
public sealed class FixTypedValueTests
{
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
}
