using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Signing;
using Gradcheck.Domain.Students;

namespace Gradcheck.Bot.Conversation.Dialogues;

/// <summary>
/// <c>/sign</c>: two pages to check, then the own name typed as the signature. It remembers the hash of the record
/// it showed: when the record changes before the name is typed, checking starts again at the first page.
/// </summary>
public sealed class SignDialogue(DialogueCatalogue dialogues) : Dialogue
{
    private const int NameTries = 3;
    private const string Right = "ok";
    private const string Wrong = "wrong";

    public override string Name => "sign";
    public override string Command => "/sign";
    public override string Description => "核对签名";
    public override string Label => "核对签名";

    public override async Task StartAsync(Turn turn, string argument)
    {
        if (turn.Student.SignatureState == SignatureState.Signed)
        {
            turn.Finish();
            turn.SayWithKeyboard($"你已经签过名了，不用再签。\n\n{SigningTexts.Receipt(turn)}");
        }
        else if (await SignRecord.HasPendingCorrectionsAsync(turn.Db, turn.Student.Id))
        {
            turn.Finish();
            turn.SayWithKeyboard(SigningTexts.CorrectionsPending);
        }
        else
        {
            await ShowFirstPageAsync(turn, await SigningTexts.OpeningAsync(turn));
        }
    }

    public override async Task PressAsync(Turn turn, string action, string argument)
    {
        if (turn.Recall<SignState>() is not { } state)
        {
            await StartAsync(turn, "");
        }
        else if (action == Wrong)
        {
            await HandOverToFixAsync(turn);
        }
        else if (state.RecordHash != turn.Student.RecordHash)
        {
            await ShowFirstPageAsync(turn, SigningTexts.RecordChanged);
        }
        else if (state.Step == SignStep.FirstPage)
        {
            await ShowSecondPageAsync(turn, state);
        }
        else
        {
            turn.Remember(state with { Step = SignStep.Name });
            turn.Show(SigningTexts.AskName);
        }
    }

    public override async Task TypeAsync(Turn turn, string text)
    {
        if (turn.Recall<SignState>() is not { } state)
            await StartAsync(turn, "");
        else if (state.Step == SignStep.Name)
            await SignAsync(turn, state, text);
        else
            turn.Say("请先看上面这一页，核对后点下面的按钮。", Judgement(turn));
    }

    private async Task SignAsync(Turn turn, SignState state, string typed)
    {
        var outcome = await SignRecord.RunAsync(
            turn.Scope,
            turn.Cohort,
            turn.Student,
            turn.Chat,
            state.RecordHash,
            typed
        );
        switch (outcome)
        {
            case SignOutcome.Signed:
                turn.Finish();
                turn.SayWithKeyboard(SigningTexts.Signed(turn));
                break;
            case SignOutcome.RecordChanged:
                await ShowFirstPageAsync(turn, SigningTexts.RecordChanged);
                break;
            case SignOutcome.WrongName when state.WrongNames + 1 >= NameTries:
                await ShowFirstPageAsync(turn, SigningTexts.TooManyWrongNames);
                break;
            case SignOutcome.WrongName:
                turn.Remember(state with { WrongNames = state.WrongNames + 1 });
                turn.Say(SigningTexts.WrongName(NameTries - state.WrongNames - 1));
                break;
            default:
                // Signed or under correction in the meantime: the beginning explains it.
                await StartAsync(turn, "");
                break;
        }
    }

    private static async Task ShowFirstPageAsync(Turn turn, string opening)
    {
        ViewRecord.Mark(turn.Scope, turn.Student);
        // The page shows the ID number in full.
        turn.Scope.Audit("id-number-shown", turn.Student.CohortYear, turn.Student.Id, new { chat = turn.Chat.Id });
        turn.Remember(new SignState(SignStep.FirstPage, turn.Student.RecordHash));
        var lines = (await RecordText.OfAsync(turn)).Lines(SigningPages.First, fullIdNumber: true);
        turn.Show(opening + SigningTexts.FirstPage(turn, lines), Judgement(turn));
    }

    private static async Task ShowSecondPageAsync(Turn turn, SignState state)
    {
        turn.Remember(state with { Step = SignStep.SecondPage });
        var lines = (await RecordText.OfAsync(turn)).Lines(SigningPages.Second, fullIdNumber: true);
        turn.Show(SigningTexts.SecondPage(lines), Judgement(turn));
    }

    private static IReadOnlyList<ChatButton>[] Judgement(Turn turn) =>
        [
            [turn.Button("本页无误", Right)],
            [turn.Button("有误，要更正", Wrong)],
        ];

    private async Task HandOverToFixAsync(Turn turn)
    {
        turn.Finish();
        turn.DialogueName = dialogues.Fix.Name;
        await dialogues.Fix.StartAsync(turn, "");
    }

    private enum SignStep
    {
        FirstPage,
        SecondPage,
        Name,
    }

    private sealed record SignState(SignStep Step, string RecordHash, int WrongNames = 0);
}
