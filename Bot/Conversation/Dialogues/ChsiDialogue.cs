using System.Globalization;
using Gradcheck.Domain;
using Gradcheck.Domain.Chsi;
using Gradcheck.Domain.Messaging;

namespace Gradcheck.Bot.Conversation.Dialogues;

/// <summary>
/// <c>/chsi</c>: when the one online check opens, its rehearsal, and what the student did there (product rule R12).
/// </summary>
public sealed class ChsiDialogue : Dialogue
{
    public override string Name => "chsi";
    public override string Command => "/chsi";
    public override string Description => "学信网校对";
    public override string Label => "学信网校对";

    public override async Task StartAsync(Turn turn, string argument)
    {
        var status = await ChsiStatus.ReadAsync(turn.Db, turn.Student, turn.Settings);
        if (status.Check is { } stored)
        {
            turn.Finish();
            turn.Show(ChsiTexts.Stored(stored, await HandInPlace.OfAsync(turn), turn.Settings.Chsi));
        }
        else if (!status.IsOpenOn(CampusTime.DateOf(turn.Now)))
        {
            turn.Finish();
            turn.Show(ChsiTexts.NotOpen(status.Opening, turn.Settings.Chsi));
        }
        else
        {
            AskResult(turn);
        }
    }

    public override async Task PressAsync(Turn turn, string action, string argument)
    {
        var state = turn.Recall<ChsiState>();
        switch (action)
        {
            case "later":
                turn.Finish();
                turn.Show("好的。在学信网提交以后，再点「学信网校对」告诉我结果。记住：只有一次机会，请本人操作。");
                break;
            case "correct" when state is not null:
                AskCorrect(turn);
                break;
            case "wrong" when state is not null:
                AskItem(turn);
                break;
            case "item" when state is not null && Index(argument, ChsiItems.All.Count) is { } item:
                AskShown(turn, ChsiItems.All[item]);
                break;
            case "own" when state?.Step == ChsiStep.Right:
                AskWrong(turn, state with { Right = ChsiItems.OnRecord(state.Item, turn.Student) ?? "" });
                break;
            case "store" when state is { Step: ChsiStep.ConfirmCorrect or ChsiStep.ConfirmWrong }:
                await StoreAsync(turn, state);
                break;
            default:
                await StartAsync(turn, "");
                break;
        }
    }

    public override async Task TypeAsync(Turn turn, string text)
    {
        var state = turn.Recall<ChsiState>();
        var answer = ChsiReport.Clean(text);
        switch (state?.Step)
        {
            case ChsiStep.Result when answer.Trim('「', '」') == "信息无误":
                AskCorrect(turn);
                break;
            case ChsiStep.Result when answer.Trim('「', '」') == "信息有误":
                AskItem(turn);
                break;
            case ChsiStep.Item or ChsiStep.Shown or ChsiStep.Right when answer.Length is 0 or > ChsiReport.MaxLength:
                turn.Say($"请用文字说明，1 到 {ChsiReport.MaxLength} 个字。不想继续请输入 /cancel。");
                break;
            case ChsiStep.Item:
                AskShown(turn, answer);
                break;
            case ChsiStep.Shown:
                AskRight(turn, state with { Shown = answer });
                break;
            case ChsiStep.Right:
                AskWrong(turn, state with { Right = answer });
                break;
            case ChsiStep.Result or ChsiStep.ConfirmCorrect or ChsiStep.ConfirmWrong:
                turn.Say("请点上一条消息下面的按钮回答；不想继续请输入 /cancel。");
                break;
            default:
                await StartAsync(turn, "");
                break;
        }
    }

    private static void AskResult(Turn turn)
    {
        turn.Remember(new ChsiState(ChsiStep.Result));
        turn.Show(
            ChsiTexts.Rehearsal(turn.Student, turn.Settings.Chsi),
            [turn.Button("信息无误", "correct"), turn.Button("信息有误", "wrong")],
            [turn.Button("我还没有校对", "later")]
        );
    }

    private static void AskCorrect(Turn turn)
    {
        turn.Remember(new ChsiState(ChsiStep.ConfirmCorrect));
        turn.Show(
            "请再确认一次：你已在学信网<b>本人</b>点了「信息无误」并确定？\n登记后不能再改。",
            [turn.Button("确认：信息无误", "store"), turn.Button("返回", "back")]
        );
    }

    private static void AskItem(Turn turn)
    {
        turn.Remember(new ChsiState(ChsiStep.Item));
        var buttons = ChsiItems.All.Select(
            (item, i) => turn.Button(item, "item", i.ToString(CultureInfo.InvariantCulture))
        );
        turn.Show(
            "学信网上<b>哪一项</b>有误？请点选，或直接输入。\n照片不好看不算有误：照片是你本人，就是「信息无误」。",
            [.. buttons.Chunk(3), [turn.Button("返回", "back")]]
        );
    }

    private static void AskShown(Turn turn, string item)
    {
        turn.Remember(new ChsiState(ChsiStep.Shown, item));
        turn.Show(
            ChatHtml.Of($"【{item}】<b>学信网显示的是什么？</b>请输入。{ChsiItems.Example(item)}"),
            [turn.Button("返回", "back")]
        );
    }

    private static void AskRight(Turn turn, ChsiState state)
    {
        turn.Remember(state with { Step = ChsiStep.Right });
        var own = ChsiItems.OnRecord(state.Item, turn.Student) is null
            ? []
            : new[] { turn.Button("和名单上的一致", "own") };
        turn.Show(
            ChatHtml.Of($"【{state.Item}】<b>正确的应该是什么？</b>请输入。"),
            [.. own, turn.Button("返回", "back")]
        );
    }

    private static void AskWrong(Turn turn, ChsiState state)
    {
        turn.Remember(state with { Step = ChsiStep.ConfirmWrong });
        turn.Show(
            $"请再确认一次：你已在学信网<b>本人</b>点了「信息有误」，输入了正确信息并点了「提交校对结论」？\n\n{ChsiTexts.Wrong(state.Item, state.Shown, state.Right)}\n\n登记后不能再改。",
            [turn.Button("确认：信息有误", "store"), turn.Button("返回", "back")]
        );
    }

    private static async Task StoreAsync(Turn turn, ChsiState state)
    {
        var report =
            state.Step == ChsiStep.ConfirmCorrect
                ? new ChsiReport(ChsiResult.Correct)
                : new ChsiReport(ChsiResult.Wrong, state.Item, state.Shown, state.Right);
        var result = await ReportChsiCheck.RunAsync(turn.Scope, turn.Student, turn.Settings, report);
        turn.Finish();
        if (result.TryGet(out var check, out var refusal))
            turn.Show(
                $"✅ 登记成功，谢谢！\n\n{ChsiTexts.Stored(check, await HandInPlace.OfAsync(turn), turn.Settings.Chsi)}"
            );
        else if (refusal.Data is ChsiCheck stored)
            turn.Show(ChsiTexts.Stored(stored, await HandInPlace.OfAsync(turn), turn.Settings.Chsi));
        else
            turn.Show(ChatHtml.Of($"{refusal.Title}"));
    }

    private static int? Index(string argument, int count) =>
        int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < count
            ? index
            : null;

    private sealed record ChsiState(ChsiStep Step, string Item = "", string Shown = "", string Right = "");

    private enum ChsiStep
    {
        Result,
        ConfirmCorrect,
        Item,
        Shown,
        Right,
        ConfirmWrong,
    }
}
