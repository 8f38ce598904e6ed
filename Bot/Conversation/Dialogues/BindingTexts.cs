using Gradcheck.Domain.Binding;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Students;

namespace Gradcheck.Bot.Conversation.Dialogues;

/// <summary>How an attempt to bind is answered.</summary>
internal static class BindingTexts
{
    /// <summary>One text for every kind of wrong, so that it tells nobody which answer was right.</summary>
    public const string Wrong =
        "没有绑定成功：信息不对、绑定码已失效，或者已在另一个账号上绑定过。请核对后再试；多次不成功请找辅导员领取新的绑定码。";

    public static string Of(BindOutcome outcome, Student? student) =>
        outcome switch
        {
            BindOutcome.Bound => ChatHtml.Of(
                $"✅ 绑定成功：<b>{student!.Name}</b>（{student.ClassName}）。\n下一步请点「核对签名」，逐项核对自己的信息并本人签名。"
            ),
            BindOutcome.AlreadyBound => ChatHtml.Of(
                $"你已绑定：{student!.Name}，可以直接使用。每个账号只能绑定一人；要更换请先 /unbind。"
            ),
            BindOutcome.Exhausted => "今天尝试的次数太多了，请明天再试，或联系学院教务办。",
            BindOutcome.Paused =>
                "现在暂停用身份信息绑定：短时间内输错的次数太多。请把绑定码直接发给我；没有绑定码请找辅导员领取，或联系学院教务办。",
            BindOutcome.NotOffered => "学校现在没有开放身份信息绑定，请找辅导员领取绑定码。",
            _ => Wrong,
        };
}
