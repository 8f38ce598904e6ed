using System.Globalization;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Students.Rules;

namespace Gradcheck.Bot.Conversation.Dialogues;

/// <summary><c>/fix</c>: asks to have one field of the record corrected (product rule R4).</summary>
public sealed class FixDialogue : Dialogue
{
    private const string Choose = "choose";

    public override string Name => "fix";
    public override string Command => "/fix";
    public override string Description => "更正信息";

    /// <param name="turn">The turn.</param>
    /// <param name="argument">A field's heading to go straight to it.</param>
    public override async Task StartAsync(Turn turn, string argument)
    {
        if (FixFields.Find(argument) is { } field)
            await AskValueAsync(turn, field);
        else
            await AskFieldAsync(turn);
    }

    public override async Task PressAsync(Turn turn, string action, string argument)
    {
        var state = turn.Recall<FixState>();
        switch (action)
        {
            case "cancel":
                turn.Finish();
                turn.Show("好的，已取消，什么都没有改动。");
                break;
            case "withdraw":
                await WithdrawAsync(turn, argument);
                break;
            case "field" when FixFields.FromJsonName(argument) is { } field:
                await AskValueAsync(turn, field);
                break;
            case "value" when state?.Choices?.ElementAtOrDefault(Number(argument)) is { } choice:
                await TakeValueAsync(turn, state.Field, choice);
                break;
            case "cause" when state?.Step == FixStep.Cause && Enum.TryParse(argument, out CorrectionCause cause):
                await ConfirmAsync(turn, state with { Cause = cause });
                break;
            case "submit" when state?.Step == FixStep.Confirm:
                await SubmitAsync(turn, state);
                break;
            default:
                await AskFieldAsync(turn);
                break;
        }
    }

    public override async Task TypeAsync(Turn turn, string text)
    {
        var state = turn.Recall<FixState>();
        switch (state?.Step)
        {
            case FixStep.Field when FixFields.Find(text) is { } field:
                await AskValueAsync(turn, field);
                break;
            case FixStep.Value:
                await TakeValueAsync(turn, state.Field, text);
                break;
            case FixStep.Cause when FixButtons.Causes.Where(c => c.Label() == text).ToList() is [var cause]:
                await ConfirmAsync(turn, state with { Cause = cause });
                break;
            case FixStep.Confirm when text == "提交":
                await SubmitAsync(turn, state);
                break;
            case null:
                await AskFieldAsync(turn);
                break;
            default:
                turn.Say("请点上一条消息下面的按钮；不想继续请输入 /cancel。");
                break;
        }
    }

    private static async Task AskFieldAsync(Turn turn)
    {
        var corrections = await OwnCorrections.ReadAsync(turn.Db, turn.Student.Id);
        var words = await FixWords.ReadAsync(turn);
        turn.Remember(new FixState(FixStep.Field));
        turn.Show(FixTexts.ChooseField(corrections, words), FixButtons.Fields(turn, corrections));
    }

    private static async Task AskValueAsync(Turn turn, StudentField field)
    {
        var words = await FixWords.ReadAsync(turn);
        var choices = words.Choices(field, turn.Settings).Where(v => v != turn.Student.ToRecord()[field]).ToList();
        turn.Remember(new FixState(FixStep.Value, field, Choices: choices));
        turn.Show(
            FixTexts.AskValue(field, turn.Student, words, choices.Count > 0),
            FixButtons.Values(turn, field, choices.Select(choice => words.Say(field, choice)))
        );
    }

    private static async Task TakeValueAsync(Turn turn, StudentField field, string typed)
    {
        var words = await FixWords.ReadAsync(turn);
        var check = await JudgeCorrection.RunAsync(turn.Db, turn.Student, turn.Settings, field, typed);
        var suggestions = check
            .Findings.Where(f => f.Field == field && f.Suggestion is not null && f.Suggestion != check.Value)
            .Select(f => f.Suggestion!)
            .Distinct()
            .ToList();
        var same = check.IsValid && check.Value == turn.Student.ToRecord()[field];
        if (!check.IsValid || same)
        {
            // 学院 is chosen from the list: offer it again.
            var choices = field == StudentField.College ? [.. words.Choices(field, turn.Settings)] : suggestions;
            turn.Remember(new FixState(FixStep.Value, field, Choices: choices));
            turn.Show(
                same ? FixTexts.NoChange(field, check.Value, words) : FixTexts.Rejected(typed, check),
                FixButtons.Values(
                    turn,
                    field,
                    choices.Select(choice =>
                        field == StudentField.College ? words.Say(field, choice) : $"改成：{choice}"
                    )
                )
            );
            return;
        }

        var state = new FixState(FixStep.Cause, field, check.Value, FixTexts.Notes(check), suggestions);
        if (!turn.Settings.KeyFields.Contains(field))
        {
            await ConfirmAsync(turn, state);
            return;
        }

        turn.Remember(state);
        turn.Show(FixTexts.AskCause(state, words), FixButtons.CauseRows(turn));
    }

    private static async Task ConfirmAsync(Turn turn, FixState state)
    {
        var papers = FormRule.For(state.Field, state.Cause, turn.Settings.KeyFields);
        turn.Remember(state with { Step = FixStep.Confirm });
        var summary = FixTexts.Summary(state, turn.Student, await FixWords.ReadAsync(turn));
        turn.Show(
            $"{summary}\n\n{FixTexts.Papers(papers, await HandInPlace.OfAsync(turn), turn.Settings)}\n\n确认无误请点「提交」。",
            FixButtons.Confirm(turn, state)
        );
    }

    private static async Task SubmitAsync(Turn turn, FixState state)
    {
        var result = await RequestCorrection.RunAsync(
            turn.Scope,
            turn.Student,
            turn.Settings,
            state.Field,
            state.Value,
            state.Cause
        );
        turn.Finish();
        var again = turn.LastingButton("再更正一项", Choose);
        if (!result.TryGet(out var request, out var refusal))
        {
            turn.Show(ChatHtml.Of($"没有提交：{refusal.Title}"), [again]);
            return;
        }

        var place = await HandInPlace.OfAsync(turn);
        turn.Show(FixTexts.Receipt(request, place, turn.Settings, await FixWords.ReadAsync(turn)), [again]);
    }

    private static async Task WithdrawAsync(Turn turn, string argument)
    {
        var result = await WithdrawCorrection.RunAsync(turn.Scope, turn.Student.Id, Number(argument));
        turn.PopUp(
            result.TryGet(out var correction, out var refusal)
                ? $"已撤回「{correction.Field.Heading()}」的更正。"
                : refusal.Title
        );
        await turn.Db.SaveChangesAsync();
        await AskFieldAsync(turn);
    }

    private static int Number(string argument) =>
        int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
