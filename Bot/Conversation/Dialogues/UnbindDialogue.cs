using Gradcheck.Domain.Binding;
using Gradcheck.Domain.Messaging;

namespace Gradcheck.Bot.Conversation.Dialogues;

/// <summary><c>/unbind</c>: ends the binding after asking. Leaving asks for no new consent.</summary>
public sealed class UnbindDialogue : Dialogue
{
    public override string Name => "unbind";
    public override string Command => "/unbind";
    public override string Description => "解除绑定";
    public override bool NeedsStudent => false;

    public override Task StartAsync(Turn turn, string argument)
    {
        if (turn.BoundStudent is not { } student)
        {
            turn.Finish();
            turn.SayWithKeyboard("这个聊天现在没有绑定，不用解除。");
            return Task.CompletedTask;
        }

        turn.Remember(new UnbindState());
        turn.Show(
            ChatHtml.Of(
                $"要解除 <b>{student.Name}</b> 的绑定吗？\n解除后这里不再显示你的信息，也收不到提醒；已完成的签名仍然有效。再次绑定需要新的绑定码。"
            ),
            [turn.Button("确认解除", "yes")],
            [turn.Button("不解除", "no")]
        );
        return Task.CompletedTask;
    }

    public override async Task PressAsync(Turn turn, string action, string argument)
    {
        turn.Finish();
        if (action != "yes" || turn.BoundStudent is not { } student)
        {
            turn.Show("好的，没有解除，一切照旧。");
            return;
        }

        await Unbind.ByStudentAsync(turn.Scope, student);
        turn.BoundStudent = null;
        turn.Show("✅ 已解除绑定。需要时把新的绑定码发给我就能再次绑定。");
    }

    /// <summary>Something was typed instead: ask once more, the answer has to be pressed.</summary>
    public override Task TypeAsync(Turn turn, string text) => StartAsync(turn, "");

    private sealed record UnbindState;
}
