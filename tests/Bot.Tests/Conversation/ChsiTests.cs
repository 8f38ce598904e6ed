using Gradcheck.Domain.Chsi;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Bot.Tests.Conversation;

public sealed class ChsiTests
{
    private static readonly DateOnly OpeningDay = new(2009, 2, 13);

    [Fact]
    public async Task Without_a_published_plan_it_says_what_the_date_depends_on()
    {
        await using var me = await BoundStudent.StartAsync();

        Assert.Contains("40 个工作日", (await me.TypesAsync("/chsi")).Html);
    }

    [Fact]
    public async Task It_opens_at_midnight_in_Shanghai_on_the_day_after_the_40th_working_day()
    {
        await using var me = await BoundStudent.StartAsync();
        await TestPhotoPlan.AddAsync(me.Bot, me.Student);

        me.ItIs(OpeningDay.AddDays(-1), new TimeOnly(23, 59));
        var before = await me.TypesAsync("学信网校对");
        Assert.Contains("2009年2月13日（星期五）", before.Html);
        Assert.Contains("只有一次机会", before.Html);
        Assert.Empty(before.Buttons);

        me.ItIs(OpeningDay, TimeOnly.MinValue);
        var open = await me.TypesAsync("学信网校对");
        Assert.Contains("照片不好看不等于不是本人", open.Html);
        Assert.Contains(me.Chat.Buttons, button => button.Text == "信息无误");
    }

    [Fact]
    public async Task Beyond_the_published_holidays_the_date_is_said_to_be_provisional()
    {
        await using var me = await OpenAsync();
        var unpublished = new DateOnly(WorkCalendar.Default.Years.Max() + 1, 3, 1);
        await me.Bot.Writer.WriteAsync<bool>(
            "test",
            async scope =>
            {
                (await scope.Db.PhotoSessions.FirstAsync(s => s.CollegeCode == "01")).Date = unpublished;
                return true;
            }
        );

        Assert.Contains("暂定", (await me.TypesAsync("/chsi")).Html);
        Assert.Contains("（暂定）", (await me.TypesAsync("/progress")).Html);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_right_result_is_stored_after_the_second_yes_and_only_once(DatabaseProvider provider)
    {
        await using var me = await OpenAsync(provider);
        await me.TypesAsync("/chsi");
        await me.PressesAsync("信息无误");
        Assert.Empty(await me.ReadAsync(db => db.ChsiChecks.ToListAsync()));
        var confirm = me.Button("确认：信息无误");
        Assert.Contains("登记成功", (await me.PressesAsync("确认：信息无误")).Html);
        Assert.Contains("用过", await me.PopsUpAsync(confirm));

        var again = await me.TypesAsync("/chsi");
        Assert.Contains("信息无误", again.Html);
        Assert.Contains("2009年2月13日（星期五）上午 10:00", again.Html);
        Assert.Empty(again.Buttons);
        Assert.Equal(ChsiResult.Correct, (await me.ReadAsync(db => db.ChsiChecks.SingleAsync())).Result);
        Assert.Single(await me.AuditAsync("chsi-reported"));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_wrong_result_asks_item_shown_and_right_and_sends_to_the_office(DatabaseProvider provider)
    {
        await using var me = await OpenAsync(provider);
        await me.TypesAsync("/chsi");
        await me.PressesAsync("信息有误");
        await me.PressesAsync("姓名");
        await me.TypesAsync("李<b>廷");
        var summary = await me.PressesAsync("和名单上的一致");
        Assert.Contains("李&lt;b&gt;廷", summary.Html);
        Assert.Empty(await me.ReadAsync(db => db.ChsiChecks.ToListAsync()));

        var stored = await me.PressesAsync("确认：信息有误");
        Assert.Contains("2009年3月5日（星期四）前到文学院教务办（至善楼203）登记", stored.Html);
        var check = await me.ReadAsync(db => db.ChsiChecks.SingleAsync());
        Assert.Equal(
            (ChsiResult.Wrong, "姓名", "李<b>廷", "李婷"),
            (check.Result, check.Item, check.Shown, check.Right)
        );
    }

    [Fact]
    public async Task After_a_restart_the_report_goes_on_where_it_was()
    {
        var before = await OpenAsync();
        await before.TypesAsync("/chsi");
        await before.PressesAsync("信息有误");
        await before.PressesAsync("照片");

        await using var bot = await before.Bot.RestartAsync();
        var chat = bot.Chat("1001");
        await chat.TypesAsync("没有照片");
        await chat.TypesAsync("应为我本人的照片");
        await chat.PressesAsync("确认：信息有误");

        await using var db = bot.Database.Factory.CreateDbContext();
        Assert.Equal(("照片", "没有照片"), (await db.ChsiChecks.SingleAsync()) is var c ? (c.Item, c.Shown) : default);
    }

    [Fact]
    public async Task A_confirmation_pressed_before_it_opens_again_is_refused()
    {
        await using var me = await OpenAsync();
        await me.TypesAsync("/chsi");
        await me.PressesAsync("信息无误");
        await me.Bot.Writer.WriteAsync<bool>(
            "test",
            async scope =>
            {
                (await scope.Db.PhotoSessions.FirstAsync(s => s.CollegeCode == "01")).Date = OpeningDay;
                return true;
            }
        );

        Assert.Contains("还没有开放", (await me.PressesAsync("确认：信息无误")).Html);
        Assert.Empty(await me.ReadAsync(db => db.ChsiChecks.ToListAsync()));
    }

    public static TheoryData<string> OddTexts() => [new string('长', 4000), "\0", "   ", "\ud83d", "😀<i>"];

    [Theory]
    [MemberData(nameof(OddTexts))]
    public async Task Odd_texts_are_answered_at_every_step(string text)
    {
        await using var me = await OpenAsync();
        await me.TypesAsync("/chsi");
        await Answered(text);
        await me.PressesAsync("信息有误");
        await Answered(text);
        await me.TypesAsync("/chsi");
        await me.PressesAsync("信息有误");
        await me.PressesAsync("其他");
        await Answered(text);
        await Answered(text);
        await Answered(text);

        await me.NothingFailedAsync();
        Assert.Empty(await me.ReadAsync(db => db.ChsiChecks.ToListAsync()));

        async Task Answered(string typed)
        {
            foreach (var answer in await me.Chat.TypesAsync(typed))
            {
                Assert.InRange(answer.Html.Length, 1, 4096);
                Assert.DoesNotContain("<i>", answer.Html);
            }
        }
    }

    private static async Task<BoundStudent> OpenAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var me = await BoundStudent.StartAsync(
            provider,
            s => s with { Chsi = s.Chsi with { OfficeDeadline = new DateOnly(2009, 3, 5) } }
        );
        await TestPhotoPlan.AddAsync(me.Bot, me.Student);
        me.ItIs(OpeningDay, new TimeOnly(10, 0));
        return me;
    }
}
