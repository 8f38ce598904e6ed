using Gradcheck.Domain;
using Gradcheck.Domain.Chsi;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Students;

namespace Gradcheck.Bot.Conversation.Dialogues;

/// <summary>What <c>/chsi</c> says.</summary>
internal static class ChsiTexts
{
    private const string WhyItMatters =
        "为什么重要：学信网上的学历注册有没有照片、照片对不对，完全取决于你自己的这次校对。每人<b>只有一次机会</b>，必须本人操作，请不要托人代劳。";

    public static string NotOpen(ChsiOpening? opening, ChsiSettings chsi)
    {
        var when = opening is not { } day
            ? ChatHtml.Of($"学信网校对在拍照满 {chsi.WorkingDays} 个工作日后开放。拍照安排公布后，我会算出日期告诉你。")
            : ChatHtml.Of(
                $"学信网校对从<b>{ChineseDate.WithWeekday(day.Date)}</b>起开放{(day.Provisional ? "（暂定：放假安排公布后可能调整，我会再通知你）" : "")}，现在还不能校对。到时我会提醒你。"
            );
        return $"🎓 {when}\n\n{WhyItMatters}";
    }

    public static string Rehearsal(Student student, ChsiSettings chsi) =>
        ChatHtml.Of(
            $"""
            🎓 <b>学信网校对已开放</b>：{chsi.Url}「学历电子注册图像校对系统」
            ⚠️ 每人<b>只有一次机会</b>，必须<b>本人</b>操作。先在这里演练一遍：

            1️⃣ 登录后先看，别急着点按钮。
            2️⃣ 照片是不是你本人？再逐项对照：
            　{student.Name}，{student.Sex}，{student.EthnicGroup}，{ChineseDate.OfDigits(student.BirthDate)}出生
            　身份证号 {IdNumber.Mask(student.IdNumber)}
            　{student.Major}，{student.EducationLevel}，学制 {student.ProgrammeLength} 年，{ChineseDate.OfDigits(
                student.EnrolmentDate
            )}入学
            3️⃣ 全都对 → 点「信息无误」并确定。
            4️⃣ 没有照片、照片是别人，或文字有错 → 点「信息有误」，输入正确信息，再点「提交校对结论」，然后到学院教务办登记。
            5️⃣ 照片不好看不等于不是本人：只要是你，就点「信息无误」。

            在学信网提交以后，回来告诉我<b>你点的是哪个按钮</b>：
            """
        );

    /// <summary>What is stored, and for a wrong result where to register it.</summary>
    public static string Stored(ChsiCheck check, string office, ChsiSettings chsi)
    {
        var when = ChineseDate.Of(check.ReportedAt);
        if (check.Result == ChsiResult.Correct)
        {
            return ChatHtml.Of(
                $"🎓 学信网校对：<b>信息无误</b>\n登记时间：{when}\n登记后不能再改；填错了请联系{office}。"
            );
        }

        var deadline = chsi.OfficeDeadline is { } day ? $"请在{ChineseDate.WithWeekday(day)}前" : "请尽快";
        return ChatHtml.Of(
            $"""
            🎓 学信网校对：<b>信息有误</b>
            {new ChatHtml.Raw(Wrong(check.Item, check.Shown, check.Right))}
            登记时间：{when}

            ❗ <b>还差一步</b>：{deadline}到{office}登记，由学院汇总上报。
            """
        );
    }

    public static string Wrong(string item, string shown, string right) =>
        ChatHtml.Of($"有误的项：{item}\n学信网显示：{shown}\n正确的是：{right}");
}
