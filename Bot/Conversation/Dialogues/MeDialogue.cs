using Gradcheck.Domain;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Signing;
using Gradcheck.Domain.Students;

namespace Gradcheck.Bot.Conversation.Dialogues;

/// <summary><c>/me</c>: the record in readable form, the ID number masked until the student asks to see it.</summary>
public sealed class MeDialogue : Dialogue
{
    private static readonly TimeSpan RevealFor = TimeSpan.FromSeconds(60);

    /// <summary>In the order a person introduces themselves: number and name first.</summary>
    private static readonly StudentField[] Fields =
    [
        StudentField.StudentNumber,
        .. SigningPages.First,
        .. SigningPages.Second.Where(field => field != StudentField.StudentNumber),
    ];

    public override string Name => "me";
    public override string Command => "/me";
    public override string Description => "我的信息";
    public override string Label => "我的信息";

    public override async Task StartAsync(Turn turn, string argument)
    {
        ViewRecord.Mark(turn.Scope, turn.Student);
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
        var lines = (await RecordText.OfAsync(turn)).Lines(Fields, fullIdNumber: revealed);
        var finding =
            student.AuditFinding.Length == 0
                ? ""
                : ChatHtml.Of(
                    $"\n\n❗ <b>审核未通过原因：</b>{(revealed ? student.AuditFinding : Masked.Text(student.AuditFinding))}\n请用 /fix 提交更正或联系学院教务办。"
                );
        var hint =
            !revealed ? ""
            : turn.Channel.Edits ? "\n\n完整身份证号将在 60 秒后隐藏。"
            : "\n\n这里不能自动隐藏，看完请自行删除这条消息。";
        return ChatHtml.Of($"<b>我的信息</b>\n{lines}\n\n")
            + await DescribeSignatureAsync(turn)
            + await DescribeCorrectionsAsync(turn)
            + finding
            + hint;
    }

    private static async Task<string> DescribeSignatureAsync(Turn turn)
    {
        var student = turn.Student;
        var changes = await StaleSignature.DescribeAsync(turn);
        return student.SignatureState switch
        {
            SignatureState.Signed => ChatHtml.Of(
                $"✅ 已签名（{ChineseDate.Of(student.SignedAt!.Value)}，回执号 {student.Receipt}）"
            ),
            SignatureState.Stale => ChatHtml.Of($"⚠️ 签名后信息有变动，请重新「核对签名」：\n{changes}"),
            _ => "⬜ 未签名，请点「核对签名」",
        };
    }

    private static async Task<string> DescribeCorrectionsAsync(Turn turn)
    {
        var corrections = await OwnCorrections.ReadAsync(turn.Db, turn.Student.Id);
        var pending = corrections.Where(c => c.IsOpen).OrderBy(c => c.Id).ToList();
        return pending.Count == 0
            ? ""
            : ChatHtml.Of($"\n📝 有 {pending.Count} 项更正等待审核：{string.Join('、', pending.Select(Waiting))}");
    }

    // Who has it now: what only waits for the college is said no more of.
    private static string Waiting(Correction correction) =>
        correction.State == CorrectionState.Proposed
            ? $"{correction.Field.Heading()}（{correction.State.Label()}）"
            : correction.Field.Heading();
}
