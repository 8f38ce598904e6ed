using Gradcheck.Domain.Binding;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Students;

namespace Gradcheck.Bot.Conversation.Dialogues;

/// <summary>How an attempt to bind is answered.</summary>
internal static class BindingTexts
{
    /// <summary>One text for every kind of wrong, so that it tells nobody which answer was right.</summary>
    public const string Wrong =
        "没有绑定成功：信息不对或绑定码已失效。请核对后再试；多次不成功请找辅导员领取新的绑定码。";

    public static string Of(BindOutcome outcome, Student? student) =>
        outcome switch
        {
            BindOutcome.Bound => ChatHtml.Of(
                $"✅ 绑定成功：<b>{student!.Name}</b>（{student.ClassName}）。\n下一步请点「核对签名」，逐项核对自己的信息并本人签名。"
            ),
            BindOutcome.AlreadyBound => ChatHtml.Of($"你已绑定：{student!.Name}，可以直接使用。"),
            BindOutcome.ChatTaken => "这个聊天已绑定另一位同学。每个账号只能绑定一人；要更换请先 /unbind。",
            BindOutcome.RecordTaken =>
                "你的信息已绑定在另一个聊天账号上，身份信息不能换绑。要换到这个账号，请找辅导员领取新的绑定码。",
            BindOutcome.Exhausted => "今天尝试的次数太多了，请明天再试，或联系学院教务办。",
            BindOutcome.NotOffered => "学校现在没有开放身份信息绑定，请找辅导员领取绑定码。",
            _ => Wrong,
        };
}
