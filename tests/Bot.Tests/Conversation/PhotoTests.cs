using System.Text;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Ical.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Bot.Tests.Conversation;

public sealed class PhotoTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Before_publishing_nothing_of_the_plan_is_told(bool drafted)
    {
        await using var me = await BoundStudent.StartAsync();
        if (drafted)
            await TestPhotoPlan.AddAsync(me.Bot, me.Student, published: false);

        var answer = await me.TypesAsync("拍照安排");

        Assert.Contains("还没有公布", answer.Html);
        Assert.DoesNotContain("104", answer.Html);
        Assert.Empty(answer.Buttons);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_appointment_says_when_where_number_and_fee(DatabaseProvider provider)
    {
        await using var me = await BoundStudent.StartAsync(provider);
        await TestPhotoPlan.AddAsync(me.Bot, me.Student, ownTime: new TimeOnly(9, 5));

        var answer = await me.TypesAsync("/photo");

        Assert.Contains("2008年12月13日（星期六）", answer.Html);
        Assert.Contains("学院开始：上午 8:30", answer.Html);
        Assert.Contains("上午 9:05", answer.Html);
        Assert.Contains("至善楼104", answer.Html);
        Assert.Contains("<b>23</b>", answer.Html);
        Assert.Contains("身份证", answer.Html);
        Assert.Contains("15 元，⬜ 未缴", answer.Html);
        Assert.Contains("2008年12月13日至14日请留在学校", answer.Html);

        await TestPhotoPlan.PayAsync(me.Bot, me.Student, 1000);
        Assert.Contains("已缴 10 元，还差 5 元", (await me.TypesAsync("/photo")).Html);
        await TestPhotoPlan.PayAsync(me.Bot, me.Student, 500);
        Assert.Contains("15 元，✅ 已缴", (await me.TypesAsync("/photo")).Html);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_notice_is_acknowledged_once_and_the_message_changes_in_place(DatabaseProvider provider)
    {
        await using var me = await BoundStudent.StartAsync(provider);
        await TestPhotoPlan.AddAsync(me.Bot, me.Student);
        await me.TypesAsync("/photo");
        var button = me.Button("我知道了");
        await me.TypesAsync("/help");

        var shown = await me.PressesAsync("我知道了");
        Assert.Equal(OutgoingKind.Edit, shown.Kind);
        Assert.Contains("你已确认（2008年12月3日（星期三）上午 9:00）", shown.Html);
        Assert.DoesNotContain(shown.Buttons.SelectMany(row => row), b => b.Text == "我知道了");

        me.Bot.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Contains("已经确认过", await me.PopsUpAsync(button));
        Assert.Single(await me.AuditAsync("photo-notice-acknowledged"));
        var slot = await me.ReadAsync(db => db.PhotoSlots.SingleAsync());
        Assert.Equal(me.Bot.Clock.GetUtcNow().AddHours(-1), slot.AcknowledgedAt);
    }

    [Fact]
    public async Task The_calendar_file_has_the_campus_hour_and_an_alarm_the_evening_before()
    {
        await using var me = await BoundStudent.StartAsync();
        await TestPhotoPlan.AddAsync(me.Bot, me.Student, ownTime: new TimeOnly(9, 5));
        await me.TypesAsync("/photo");

        var file = (await me.PressesAsync("加到日历")).File!;
        var text = Encoding.UTF8.GetString(file.Bytes);
        var appointment = Calendar.Load(text)!.Events.Single();

        Assert.Equal(new DateTime(2008, 12, 13, 1, 5, 0, DateTimeKind.Utc), appointment.Start!.AsUtc);
        Assert.Equal("Asia/Shanghai", appointment.Start.TzId);
        Assert.Equal(new DateTime(2008, 12, 13, 4, 0, 0, DateTimeKind.Utc), appointment.End!.AsUtc);
        Assert.Equal("至善楼104", appointment.Location);
        Assert.Contains("BEGIN:VTIMEZONE", text);
        Assert.Contains("TRIGGER:-PT13H5M", text);
        Assert.DoesNotContain("李婷", text);
    }

    [Fact]
    public async Task The_check_in_code_is_a_picture_with_nothing_personal_in_it()
    {
        await using var me = await BoundStudent.StartAsync();
        await TestPhotoPlan.AddAsync(me.Bot, me.Student);
        await me.TypesAsync("/photo");

        var message = await me.PressesAsync("签到二维码");

        Assert.Equal(OutgoingKind.Picture, message.Kind);
        Assert.Equal("image/png", message.File!.ContentType);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], message.File.Bytes[..4]);
        Assert.Equal("GC-2009-23", Gradcheck.Domain.Photos.PhotoAppointment.CheckInToken(2009, 23));
        Assert.DoesNotContain("李婷", message.Html);
    }

    [Fact]
    public async Task A_button_of_a_plan_that_was_taken_back_says_so()
    {
        await using var me = await BoundStudent.StartAsync();
        await TestPhotoPlan.AddAsync(me.Bot, me.Student);
        await me.TypesAsync("/photo");
        await me.Bot.Writer.WriteAsync<bool>(
            "test",
            async scope =>
            {
                (await scope.Db.PhotoPlans.SingleAsync()).PublishedAt = null;
                return true;
            }
        );

        Assert.Contains("还没有", await me.PopsUpAsync(me.Button("我知道了")));
        Assert.Contains("还没有", await me.PopsUpAsync(me.Button("加到日历")));
        Assert.Contains("还没有", await me.PopsUpAsync(me.Button("签到二维码")));
        Assert.Null((await me.ReadAsync(db => db.PhotoSlots.SingleAsync())).AcknowledgedAt);
        await me.NothingFailedAsync();
    }

    [Fact]
    public async Task The_dress_guidelines_are_those_of_the_cohort_as_do_and_dont()
    {
        await using var me = await BoundStudent.StartAsync(settings: s =>
            s with
            {
                DressGuidelines =
                [
                    new(Gradcheck.Domain.Cohorts.DressKind.Do, "穿<白>衬衫"),
                    new(Gradcheck.Domain.Cohorts.DressKind.Dont, "不戴帽子"),
                ],
            }
        );

        var answer = await me.TypesAsync("着装要求");

        Assert.Matches("(?s)请这样.*穿&lt;白&gt;衬衫.*请不要.*不戴帽子", answer.Html);
    }
}
