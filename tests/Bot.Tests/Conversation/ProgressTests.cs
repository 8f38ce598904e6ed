using Gradcheck.Domain.Chsi;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Bot.Tests.Conversation;

public sealed class ProgressTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_checklist_follows_a_student_from_binding_to_the_end(DatabaseProvider provider)
    {
        await using var me = await BoundStudent.StartAsync(
            provider,
            s =>
                s with
                {
                    SigningDeadline = new DateOnly(2008, 12, 8),
                    MaterialsDeadline = new DateOnly(2008, 12, 10),
                    Chsi = s.Chsi with { OfficeDeadline = new DateOnly(2009, 3, 5) },
                }
        );

        var text = (await me.TypesAsync("我的进度")).Html;
        Assert.Contains("✅ 绑定", text);
        Assert.Contains("⬜ 签名（截止 2008年12月8日）", text);
        Assert.Contains("➖ 更正：没有申请", text);
        Assert.Contains("⬜ 缴费：还差 15 元（截止 2008年12月10日）", text);
        Assert.Contains("⬜ 拍照：安排还没有公布", text);
        Assert.Contains("🔒 学信网：拍照后第 40 个工作日开放（截止 2009年3月5日）", text);
        Assert.Contains("下一步：</b>点「核对签名」", text);

        await ChangeAsync(me, (db, student) => db.Corrections.Add(Pending(student)));
        Assert.Contains("⏳ 更正：1 项等待审核", await NextAsync(me, "等学院审核"));
        await ChangeAsync(
            me,
            (db, student) =>
            {
                db.Corrections.Local.Single().State = CorrectionState.Accepted;
                student.SignedHash = student.RecordHash;
            }
        );
        Assert.Contains("✅ 更正：1 项已更正", await NextAsync(me, "采集费"));
        await TestPhotoPlan.PayAsync(me.Bot, me.Student, 1500);
        Assert.Contains("✅ 缴费：15 元", await NextAsync(me, "等拍照安排公布"));
        await TestPhotoPlan.AddAsync(me.Bot, me.Student);
        Assert.Contains("⬜ 拍照：2008年12月13日（星期六）上午 8:30，至善楼104", await NextAsync(me, "点「拍照安排」"));
        await me.TypesAsync("/photo");
        await me.PressesAsync("我知道了");
        Assert.Contains("🔒 学信网：2009年2月13日起开放", await NextAsync(me, "按时到场"));
        Assert.DoesNotContain("已过截止日", await NextAsync(me, "按时到场"));
        me.ItIs(new DateOnly(2008, 12, 15), new TimeOnly(8, 0));
        Assert.Contains("拍摄日已过", await NextAsync(me, "等学信网校对开放"));
        me.ItIs(new DateOnly(2009, 2, 13), new TimeOnly(8, 0));
        Assert.Contains("⬜ 学信网：已开放（截止 2009年3月5日）", await NextAsync(me, "点「学信网校对」"));
        await ChangeAsync(
            me,
            (db, student) =>
                db.ChsiChecks.Add(
                    new ChsiCheck
                    {
                        StudentId = student.Id,
                        CohortYear = 2009,
                        Result = ChsiResult.Correct,
                    }
                )
        );
        Assert.Contains("✅ 学信网：信息无误", await NextAsync(me, "全部完成"));
    }

    [Fact]
    public async Task A_stale_signature_is_the_next_step_again()
    {
        await using var me = await BoundStudent.StartAsync();
        await ChangeAsync(me, (_, student) => student.SignedHash = "another");

        Assert.Contains("⚠️ 签名", await NextAsync(me, "核对签名"));
    }

    [Fact]
    public async Task A_deadline_that_has_passed_is_said_to_have_passed()
    {
        await using var me = await BoundStudent.StartAsync(settings: s =>
            s with
            {
                SigningDeadline = new DateOnly(2008, 12, 8),
            }
        );
        me.ItIs(new DateOnly(2008, 12, 8), new TimeOnly(23, 59));
        Assert.Contains("⬜ 签名（截止 2008年12月8日）", await NextAsync(me, "核对签名"));
        me.ItIs(new DateOnly(2008, 12, 9), TimeOnly.MinValue);
        Assert.Contains("⬜ 签名（已过截止日 2008年12月8日，请尽快）", await NextAsync(me, "核对签名"));
    }

    [Fact]
    public async Task A_wrong_CHSI_result_sends_to_the_office_before_anything_else()
    {
        await using var me = await BoundStudent.StartAsync();
        await ChangeAsync(
            me,
            (db, student) =>
                db.ChsiChecks.Add(
                    new ChsiCheck
                    {
                        StudentId = student.Id,
                        CohortYear = 2009,
                        Result = ChsiResult.Wrong,
                    }
                )
        );

        Assert.Contains("⚠️ 学信网：信息有误", await NextAsync(me, "到学院教务办登记"));
    }

    private static async Task<string> NextAsync(BoundStudent me, string next)
    {
        var text = (await me.TypesAsync("/progress")).Html;
        Assert.Contains(next, text[text.IndexOf("下一步", StringComparison.Ordinal)..]);
        return text;
    }

    private static Correction Pending(Student student) =>
        new()
        {
            CohortYear = 2009,
            StudentId = student.Id,
            Field = StudentField.Major,
            NewValue = "历史学",
            State = CorrectionState.Pending,
        };

    private static Task ChangeAsync(BoundStudent me, Action<GradcheckDb, Student> change) =>
        me.Bot.Writer.WriteAsync<bool>(
            "test",
            async scope =>
            {
                await scope.Db.Corrections.LoadAsync();
                change(scope.Db, await scope.Db.Students.SingleAsync());
                return true;
            }
        );
}
