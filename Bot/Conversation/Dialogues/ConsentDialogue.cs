using Gradcheck.Domain.Messaging;

namespace Gradcheck.Bot.Conversation.Dialogues;

/// <summary>
/// <c>/start [code]</c>: the first contact. Shows the privacy notice; nothing personal is shown before 「同意」.
/// Afterwards it goes on with what the student wanted in the first place.
/// </summary>
public sealed class ConsentDialogue(DialogueCatalogue dialogues) : Dialogue
{
    private const string Agree = "同意";

    public override string Name => "start";
    public override string Command => "/start";
    public override string Description => "开始使用";
    public override bool NeedsStudent => false;

    /// <summary>Whether the chat has agreed to the consent text that holds now.</summary>
    public static bool HasConsent(Turn turn) =>
        turn.Chat.ConsentVersion is { } version && version >= (turn.CohortOrNull?.Settings.ConsentVersion ?? 1);

    public override async Task StartAsync(Turn turn, string argument)
    {
        if (turn.CohortOrNull is null)
        {
            SayNotOpen(turn);
            return;
        }

        var wanted = argument.Length == 0 ? "" : $"{dialogues.Bind.Command} {argument}";
        if (HasConsent(turn))
            await ContinueAsync(turn, wanted);
        else
            Ask(turn, wanted);
    }

    /// <summary>
    /// Something was typed before consent: 同意 in words counts; a code is kept to go on with, the rest is not.
    /// </summary>
    internal async Task StartWithAsync(Turn turn, string text)
    {
        turn.DialogueName = Name;
        if (text == Agree && turn.Recall<ConsentState>() is not null)
            await PressAsync(turn, "agree", "");
        else
            Ask(turn, BindDialogue.LooksLikeCode(text) ? $"{dialogues.Bind.Command} {text}" : "");
    }

    /// <summary>
    /// Shows the notice and keeps the command to go on with. A code that came first, by link, is not lost to a
    /// command typed before consent.
    /// </summary>
    internal void Ask(Turn turn, string continueWith)
    {
        if (turn.CohortOrNull is not { } cohort)
        {
            SayNotOpen(turn);
            return;
        }

        var kept = turn.Recall<ConsentState>()?.ContinueWith ?? "";
        turn.Remember(new ConsentState(HasCode(kept) && !HasCode(continueWith) ? kept : continueWith));
        turn.Say(
            ChatHtml.Of(
                $"👋 你好，我是<b>毕业生信息校对与图像采集助手</b>（{cohort.Settings.Title}）。\n\n{cohort.Settings.ConsentText}\n\n同意后开始使用。"
            ),
            [turn.Button(Agree, "agree")]
        );
    }

    public override async Task PressAsync(Turn turn, string action, string argument)
    {
        var wanted = turn.Recall<ConsentState>()?.ContinueWith ?? "";
        turn.Finish();
        turn.Chat.ConsentVersion = turn.Cohort.Settings.ConsentVersion;
        turn.Chat.ConsentTextHash = ConsentText.HashOf(turn.Cohort.Settings.ConsentText);
        turn.Chat.ConsentedAt = turn.Now;
        turn.Scope.Audit(
            "consent-given",
            turn.Cohort.Year,
            turn.BoundStudent?.Id,
            new
            {
                chat = turn.Chat.Id,
                version = turn.Chat.ConsentVersion,
                text = turn.Chat.ConsentTextHash,
            }
        );
        turn.Show("✅ 已同意隐私告知。");
        await ContinueAsync(turn, wanted);
    }

    public override Task TypeAsync(Turn turn, string text) => StartWithAsync(turn, text);

    private static void SayNotOpen(Turn turn) => turn.SayWithKeyboard("学校还没有开始本届毕业生信息校对，请稍后再来。");

    private bool HasCode(string command) => command.StartsWith($"{dialogues.Bind.Command} ", StringComparison.Ordinal);

    private async Task ContinueAsync(Turn turn, string wanted)
    {
        if (dialogues.Match(wanted) is { } match && (!match.Dialogue.NeedsStudent || turn.BoundStudent is not null))
        {
            turn.DialogueName = match.Dialogue.Name;
            await match.Dialogue.StartAsync(turn, match.Argument);
        }
        else if (turn.BoundStudent is not null)
        {
            turn.SayWithKeyboard(ChatHtml.Of($"{turn.Student.Name}，你好！请点下面的按钮开始，先「核对签名」。"));
        }
        else
        {
            turn.DialogueName = dialogues.Bind.Name;
            await dialogues.Bind.StartAsync(turn, "");
        }
    }

    private sealed record ConsentState(string ContinueWith);
}
