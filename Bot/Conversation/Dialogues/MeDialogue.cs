using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Bot.Conversation.Dialogues;

/// <summary><c>/me</c>: the record in readable form, the ID number masked until the student asks to see it.</summary>
public sealed class MeDialogue : Dialogue
{
    private static readonly TimeSpan RevealFor = TimeSpan.FromSeconds(60);

    public override string Name => "me";
    public override string Command => "/me";
    public override string Description => "我的信息";
    public override string Label => "我的信息";

    public override async Task StartAsync(Turn turn, string argument)
    {
        if (turn.Student.ViewedAt is null)
        {
            turn.Student.ViewedAt = turn.Now;
            turn.Scope.Audit("record-viewed", turn.Student.CohortYear, turn.Student.Id);
        }

        turn.Show(await DescribeAsync(turn, revealed: false), [turn.LastingButton("显示完整身份证号", "reveal")]);
    }

    public override async Task PressAsync(Turn turn, string action, string argument)
    {
        if (action != "reveal")
        {
            await StartAsync(turn, "");
            return;
        }

        turn.Scope.Audit("id-number-shown", turn.Student.CohortYear, turn.Student.Id, new { chat = turn.Chat.Id });
        turn.Show(await DescribeAsync(turn, revealed: true));
        // Hidden again by an edit that waits in the outbox, so a restart does not leave it open.
        if (turn.Channel.Edits)
        {
            turn.ShowLater(
                turn.Now + RevealFor,
                await DescribeAsync(turn, revealed: false),
                [turn.LastingButton("显示完整身份证号", "reveal")]
            );
        }
    }

    private static async Task<string> DescribeAsync(Turn turn, bool revealed)
    {
        var student = turn.Student;
        var college = await turn.Db.Colleges.SingleOrDefaultAsync(c =>
            c.CohortYear == student.CohortYear && c.Code == student.CollegeCode
        );
        var pending = await turn.Db.Corrections.CountAsync(c =>
            c.StudentId == student.Id && c.State == CorrectionState.Pending
        );
        var idNumber = revealed ? student.IdNumber : MaskedIdNumber.Of(student.IdNumber);
        var signature = student.SignatureState switch
        {
            SignatureState.Signed => ChatHtml.Of($"✅ 已签名（回执号 {student.Receipt}）"),
            SignatureState.Stale => "⚠️ 签名后信息有变动，请重新核对签名",
            _ => "⬜ 未签名，请点「核对签名」",
        };
        var finding =
            student.AuditFinding.Length == 0
                ? ""
                : ChatHtml.Of(
                    $"\n\n❗ <b>审核未通过原因：</b>{student.AuditFinding}\n请用 /fix 提交更正或联系学院教务办。"
                );
        var corrections = pending == 0 ? "" : ChatHtml.Of($"\n📝 有 {pending} 项更正等待审核");
        var hint = revealed ? "\n\n完整身份证号将在 60 秒后隐藏。" : "";
        var record = ChatHtml.Of(
            $"""
            <b>我的信息</b>
            学号：{student.StudentNumber}
            姓名：{student.Name}
            性别：{student.Sex}
            出生日期：{student.BirthDate}
            民族：{student.EthnicGroup}
            政治面貌：{student.PoliticalStatus}
            身份证号：<code>{idNumber}</code>
            籍贯：{student.NativePlace}
            学院：{college?.Name}
            班级：{student.ClassName}
            专业：{student.Major}
            培养层次：{student.EducationLevel}
            学制：{student.ProgrammeLength} 年
            入学日期：{student.EnrolmentDate}
            """
        );
        return $"{record}\n\n{signature}{corrections}{finding}{hint}";
    }
}
