using Gradcheck.Domain;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Signing;
using Gradcheck.Domain.Students;

namespace Gradcheck.Bot.Conversation.Dialogues;

/// <summary>The wording of <see cref="SignDialogue"/>.</summary>
internal static class SigningTexts
{
    public const string CorrectionsPending =
        "你有更正还在等待审核，审核有结果后才能签名，到时请再来「核对签名」。\n在「我的信息」里可以看到进展。";

    public const string RecordChanged = "⚠️ 你的信息刚刚有变动，之前的核对不算数，请从第 1 页重新核对。\n\n";

    public const string TooManyWrongNames =
        "姓名三次都没有对上，我们从第 1 页重新开始。如果登记的姓名有误，请点「有误，要更正」。\n\n";

    public const string AskName = "✅ " + SigningDeclaration.Text;

    public static string WrongName(int triesLeft) =>
        ChatHtml.Of(
            $"输入的姓名与登记的不一致，还没有签名。请只输入本人姓名，一字不差（还可以试 {triesLeft} 次）。\n登记的姓名本身有误？请用 /fix 更正。"
        );

    public static string FirstPage(Turn turn, ChatHtml.Raw lines) =>
        ChatHtml.Of(
            $"<b>核对签名 · 第 1 页（共 2 页）</b>\n{lines}\n\n请对照身份证逐字核对，特别是<b>{KeyFields(turn)}</b>。"
        );

    public static string SecondPage(ChatHtml.Raw lines) =>
        ChatHtml.Of($"<b>核对签名 · 第 2 页（共 2 页）</b>\n{lines}\n\n请逐字核对。");

    /// <summary>What a student has to know before the first page: what changed, what the audit found, how late it is.</summary>
    public static async Task<string> OpeningAsync(Turn turn)
    {
        var opening = "";
        if (turn.Student.SignatureState == SignatureState.Stale)
        {
            var changes = await StaleSignature.DescribeAsync(turn);
            opening += ChatHtml.Of(
                $"⚠️ 你签名后信息有变动，原来的签名已失效，请重新核对并签名。变动的内容：\n{changes}\n\n"
            );
        }

        if (turn.Student.AuditFinding.Length > 0)
            opening += ChatHtml.Of($"❗ <b>审核未通过原因：</b>{turn.Student.AuditFinding}\n\n");
        if (SigningDeadline.HasPassed(turn.Settings, turn.Now))
            opening += ChatHtml.Of($"⏰ 签名截止日（{Deadline(turn)}）已过，现在仍可补签，请马上完成。\n\n");
        return opening;
    }

    public static string Signed(Turn turn)
    {
        var late = SigningDeadline.HasPassed(turn.Settings, turn.Now)
            ? ChatHtml.Of($"\n⏰ 已过截止日（{Deadline(turn)}），按补签记录。")
            : "";
        return $"✅ <b>签名成功，谢谢！</b>\n\n{Receipt(turn)}{late}\n\n请保存回执号：学院或教务处凭它就能核对这次签名。以后信息如有变动，我会请你重新签名。";
    }

    public static string Receipt(Turn turn) =>
        ChatHtml.Of(
            $"签名人：{turn.Student.Name}\n签名时间：{ChineseDate.Of(turn.Student.SignedAt!.Value)}\n回执号：<code>{turn.Student.Receipt}</code>"
        );

    private static string Deadline(Turn turn) => ChineseDate.Of(turn.Settings.SigningDeadline!.Value);

    private static string KeyFields(Turn turn) =>
        string.Join('、', turn.Settings.KeyFields.Select(field => field.Heading()));
}
