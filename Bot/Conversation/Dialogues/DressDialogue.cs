using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Messaging;

namespace Gradcheck.Bot.Conversation.Dialogues;

/// <summary><c>/dress</c>: what to wear and what not, from the cohort (product rule R7).</summary>
public sealed class DressDialogue : Dialogue
{
    public override string Name => "dress";
    public override string Command => "/dress";
    public override string Description => "着装要求";
    public override string Label => "着装要求";

    public override Task StartAsync(Turn turn, string argument)
    {
        var guidelines = turn.Settings.DressGuidelines;
        turn.SayWithKeyboard(
            guidelines.Count == 0
                ? ChatHtml.Of($"学校还没有公布着装要求，请留意通知，或联系学籍管理科：{turn.Settings.Phone}")
                : $"👔 <b>拍照着装要求</b>{Part("✅ 请这样", DressKind.Do)}{Part("🚫 请不要", DressKind.Dont)}\n\n照片会用在毕业证、学位证和学信网上，请提前准备好。"
        );
        return Task.CompletedTask;

        string Part(string heading, DressKind kind)
        {
            var lines = guidelines.Where(g => g.Kind == kind).Select(g => ChatHtml.Of($"\n· {g.Text}")).ToList();
            return lines.Count == 0 ? "" : $"\n\n<b>{heading}</b>{string.Concat(lines)}";
        }
    }
}
