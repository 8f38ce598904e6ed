using Gradcheck.Domain.Messaging;

namespace Gradcheck.Bot.Conversation.Dialogues;

/// <summary><c>/help</c>: what one can do here and whom to call for everything else (product rule R13).</summary>
public sealed class HelpDialogue : Dialogue
{
    public override string Name => "help";
    public override string Command => "/help";
    public override string Description => "帮助";
    public override string Label => "帮助";
    public override bool NeedsStudent => false;

    public override Task StartAsync(Turn turn, string argument)
    {
        var first = turn.BoundStudent is null ? "先绑定：把学院发给你的 8 位绑定码直接发给我，或输入 /bind。\n\n" : "";
        turn.SayWithKeyboard(
            first
                + ChatHtml.Of(
                    $"""
                    <b>我能帮你做这些：</b>
                    /me 我的信息 · /sign 核对签名 · /fix 更正信息
                    /photo 拍照安排 · /dress 着装要求
                    /chsi 学信网校对 · /progress 我的进度
                    /bind 绑定 · /unbind 解除绑定 · /cancel 取消当前操作

                    签名、学信网校对都必须<b>本人</b>完成，请不要委托他人。
                    {Contact(turn)}
                    """
                )
        );
        return Task.CompletedTask;
    }

    private static string Contact(Turn turn) =>
        turn.CohortOrNull?.Settings.Phone is { Length: > 0 } phone
            ? $"其他问题请联系学籍管理科：{phone}"
            : "其他问题请联系学籍管理科。";
}
