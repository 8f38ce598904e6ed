using Gradcheck.Domain.Binding;
using Gradcheck.Domain.Messaging;

namespace Gradcheck.Bot.Conversation.Dialogues;

/// <summary><c>/bind</c> and a typed code: ties this chat to the student's record.</summary>
public sealed class BindDialogue : Dialogue
{
    public override string Name => "bind";
    public override string Command => "/bind";
    public override string Description => "绑定";
    public override bool NeedsStudent => false;

    /// <summary>Whether a typed text can be a binding code.</summary>
    public static bool LooksLikeCode(string text) => BindingCodeText.Normalize(text) is not null;

    public override async Task StartAsync(Turn turn, string argument)
    {
        if (argument.Length > 0)
        {
            await BindByCodeAsync(turn, argument);
            return;
        }

        if (turn.BoundStudent is { } student)
        {
            turn.SayWithKeyboard(ChatHtml.Of($"你已绑定：{student.Name}。要换账号请先 /unbind。"));
            return;
        }

        turn.Remember(new BindState());
        turn.SayWithKeyboard("请把学院发给你的 <b>8 位绑定码</b>直接发给我（不分大小写，可带横线）。");
    }

    public override Task TypeAsync(Turn turn, string text) => BindByCodeAsync(turn, text);

    private static async Task BindByCodeAsync(Turn turn, string typed)
    {
        var (outcome, student) = await BindChat.ByCodeAsync(turn.Scope, turn.Chat, typed);
        switch (outcome)
        {
            case BindOutcome.Bound:
                turn.Finish();
                turn.SayWithKeyboard(
                    ChatHtml.Of(
                        $"✅ 绑定成功：<b>{student!.Name}</b>（{student.ClassName}）。\n下一步请点「核对签名」，逐项核对自己的信息并本人签名。"
                    )
                );
                break;
            case BindOutcome.AlreadyBound:
                turn.Finish();
                turn.SayWithKeyboard(ChatHtml.Of($"你已绑定：{student!.Name}，可以直接使用。"));
                break;
            case BindOutcome.ChatTaken:
                turn.SayWithKeyboard("这个聊天已绑定另一位同学。每个账号只能绑定一人；要更换请先 /unbind。");
                break;
            case BindOutcome.Exhausted:
                turn.SayWithKeyboard("今天尝试的次数太多了，请明天再试，或联系学院教务办。");
                break;
            default:
                turn.SayWithKeyboard("没有绑定成功：信息不对或绑定码已失效。请核对后再试，或向辅导员领取新的绑定码。");
                break;
        }
    }

    private sealed record BindState;
}
