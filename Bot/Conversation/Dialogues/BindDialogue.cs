using Gradcheck.Domain.Binding;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Students;

namespace Gradcheck.Bot.Conversation.Dialogues;

/// <summary>
/// <c>/bind</c> and a typed code: ties this chat to the student's record; by 学号, 姓名 and 身份证后六位 where a
/// cohort allows it.
/// </summary>
public sealed class BindDialogue : Dialogue
{
    private const string Identity = "identity";

    public override string Name => "bind";
    public override string Command => "/bind";
    public override string Description => "绑定";
    public override bool NeedsStudent => false;
    public override bool NeedsConsent => true;

    /// <summary>Whether a typed text can be a binding code.</summary>
    public static bool LooksLikeCode(string text) => BindingCodeText.Normalize(text) is not null;

    public override async Task StartAsync(Turn turn, string argument)
    {
        if (argument.Length > 0)
            await TakeCodeAsync(turn, argument);
        else if (turn.BoundStudent is { } student)
            turn.SayWithKeyboard(ChatHtml.Of($"你已绑定：{student.Name}。要换账号请先 /unbind。"));
        else
            await AskForCodeAsync(turn, "");
    }

    /// <summary>Asks for the code and, where that is allowed, offers to do without.</summary>
    internal async Task AskForCodeAsync(Turn turn, string opening)
    {
        turn.DialogueName = Name;
        turn.Remember(new BindState(BindStep.Code));
        var text = $"{opening}请把学院发给你的 <b>8 位绑定码</b>直接发给我（不分大小写，可带横线）。";
        if (await BindByIdentity.FindCohortAsync(turn.Db, turn.Now) is null)
            turn.SayWithKeyboard($"{text}\n没有绑定码请找辅导员领取。");
        else
            turn.Say(text, [turn.Button("没有绑定码，用身份信息绑定", Identity)]);
    }

    public override async Task PressAsync(Turn turn, string action, string argument)
    {
        if (action != Identity || turn.BoundStudent is not null)
        {
            await StartAsync(turn, "");
            return;
        }

        if (await BindByIdentity.RefuseAsync(turn.Db, turn.Now) is { } refused)
        {
            turn.Show(BindingTexts.Of(refused, student: null));
            return;
        }

        turn.Remember(new BindState(BindStep.StudentNumber));
        turn.Show(
            "好的，共三步，信息要与学校登记的一致。\n\n第 1 步：请输入你的<b>学号</b>。\n（输入 /cancel 可随时退出）"
        );
    }

    public override async Task TypeAsync(Turn turn, string text)
    {
        var state = turn.Recall<BindState>() ?? new BindState(BindStep.Code);
        switch (state.Step)
        {
            case BindStep.StudentNumber when IdentityAnswers.ReadStudentNumber(text) is { } number:
                turn.Remember(state with { Step = BindStep.Name, StudentNumber = number });
                turn.Say("第 2 步：请输入你的<b>姓名</b>。");
                break;
            case BindStep.StudentNumber:
                turn.Say("学号只有数字、英文字母和“-”，请再输入一次<b>学号</b>，或输入 /cancel 退出。");
                break;
            case BindStep.Name when PersonName.Normalize(text) is { Length: > 0 and <= 200 } name:
                turn.Remember(state with { Step = BindStep.IdTail, Name = name });
                turn.Say("第 3 步：请输入<b>身份证号的后六位</b>（最后一位是 X 的，输入 X）。");
                break;
            case BindStep.Name:
                turn.Say("请只输入你的<b>姓名</b>，或输入 /cancel 退出。");
                break;
            case BindStep.IdTail when IdentityAnswers.ReadIdTail(text) is { } tail:
                await BindByIdentityAsync(turn, new IdentityAnswers(state.StudentNumber, state.Name, tail));
                break;
            case BindStep.IdTail:
                turn.Say("请只输入身份证号的<b>后六位</b>：六位数字，最后一位可以是 X；或输入 /cancel 退出。");
                break;
            default:
                await TakeCodeAsync(turn, text);
                break;
        }
    }

    private async Task TakeCodeAsync(Turn turn, string typed)
    {
        // Something that is no code at all is a slip, not a guess, and uses up no try.
        if (!BindingCodeText.IsTry(typed))
        {
            if (turn.BoundStudent is null)
                await AskForCodeAsync(turn, "这不像是绑定码。");
            else
                turn.SayWithKeyboard("这不像是绑定码。你已经绑定好了，可以直接使用。");
            return;
        }

        var (outcome, student) = await BindChat.ByCodeAsync(turn.Scope, turn.Chat, typed);
        await AnswerAsync(turn, outcome, student);
    }

    private async Task BindByIdentityAsync(Turn turn, IdentityAnswers answers)
    {
        var (outcome, student) = await BindByIdentity.RunAsync(turn.Scope, turn.Chat, answers);
        await AnswerAsync(turn, outcome, student);
    }

    private async Task AnswerAsync(Turn turn, BindOutcome outcome, Student? student)
    {
        if (outcome == BindOutcome.Wrong && turn.BoundStudent is null)
        {
            await AskForCodeAsync(turn, BindingTexts.Wrong + "\n\n");
            return;
        }

        turn.Finish();
        turn.SayWithKeyboard(BindingTexts.Of(outcome, student));
    }

    private enum BindStep
    {
        Code,
        StudentNumber,
        Name,
        IdTail,
    }

    private sealed record BindState(BindStep Step, string StudentNumber = "", string Name = "");
}
