using Gradcheck.Bot.Conversation.Dialogues;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Bot.Conversation;

/// <summary>
/// Takes one incoming message to the dialogue it belongs to, inside the write transaction, and puts the answers
/// into the outbox.
/// </summary>
public sealed class StudentConversation(DialogueCatalogue dialogues, IEnumerable<ChannelCapabilities> channels)
{
    private readonly Dictionary<string, ChannelCapabilities> channels = channels.ToDictionary(c => c.Name);

    /// <summary>Handles a message that has not been handled before.</summary>
    public async Task HandleAsync(WriteScope scope, IncomingMessage incoming)
    {
        var chat = await ChatDirectory.FindOrAddAsync(scope, incoming.Channel, incoming.ChatId);
        scope.ActAs(chat);
        if (incoming.Kind is IncomingKind.Blocked or IncomingKind.Unblocked)
        {
            chat.UnreachableSince = incoming.Kind == IncomingKind.Blocked ? scope.Now : null;
            scope.Audit(
                incoming.Kind == IncomingKind.Blocked ? "chat-blocked" : "chat-unblocked",
                studentId: chat.StudentId,
                details: new { chat = chat.Id }
            );
            return;
        }

        chat.UnreachableSince = null;
        var turn = await OpenTurnAsync(scope, chat, NumberedChoices.Resolve(chat, incoming));
        await AnswerAsync(turn);
        Outgoing.Enqueue(turn);
    }

    /// <summary>The polite answer to a message that could not be handled.</summary>
    public async Task ApologiseAsync(WriteScope scope, IncomingMessage incoming)
    {
        var turn = await OpenBareTurnAsync(scope, incoming);
        turn.SayWithKeyboard("抱歉，这条消息我没能处理好，已经记录下来。请换个说法再试，或点下面的按钮重新开始。");
        Outgoing.Enqueue(turn);
    }

    /// <summary>The one answer to a chat that floods the bot; the message itself is not handled.</summary>
    public async Task AskToWaitAsync(WriteScope scope, IncomingMessage incoming)
    {
        const string Wait =
            "你发得太快了，我跟不上。这条消息没有处理，请等一分钟再继续；在那之前发来的消息我不会回复。";
        var turn = await OpenBareTurnAsync(scope, incoming);
        if (incoming.Kind == IncomingKind.Press)
            turn.PopUp(Wait);
        else
            turn.SayWithKeyboard(Wait);
        Outgoing.Enqueue(turn);
    }

    private async Task<Turn> OpenBareTurnAsync(WriteScope scope, IncomingMessage incoming) =>
        new(
            scope,
            await ChatDirectory.FindOrAddAsync(scope, incoming.Channel, incoming.ChatId),
            incoming,
            channels[incoming.Channel]
        );

    private async Task AnswerAsync(Turn turn)
    {
        if (turn.Incoming.Kind == IncomingKind.Press)
        {
            await PressAsync(turn);
            return;
        }

        if (turn.Incoming.Kind == IncomingKind.Other)
        {
            turn.SayWithKeyboard("我现在只能看懂文字和按钮。请点下面的按钮，或输入 /help 看看能做什么。");
            return;
        }

        var text = turn.Incoming.Text.Trim();
        if (dialogues.Match(text) is { } match)
        {
            await StartAsync(turn, match.Dialogue, match.Argument);
            return;
        }

        if (text is "/cancel" or "取消" or "/取消")
        {
            var had = turn.Chat.Dialogue is not null;
            turn.Finish();
            turn.SayWithKeyboard(had ? "好的，已取消，什么都没有改动。" : "现在没有正在进行的操作。");
            return;
        }

        var current = DialogueState.Read(turn.Chat.Dialogue) is { } state ? dialogues.Find(state.Name) : null;
        if (!ConsentDialogue.HasConsent(turn) && current is not { NeedsConsent: false })
        {
            // Whatever is typed before consent is kept only when it is a code to go on with.
            await dialogues.Consent.StartWithAsync(turn, text);
            return;
        }

        if (current is not null)
        {
            if (!IsOpenTo(turn, current))
            {
                await StartAsync(turn, current, "");
                return;
            }

            turn.DialogueName = current.Name;
            await current.TypeAsync(turn, text);
            return;
        }

        if (turn.BoundStudent is null && BindDialogue.LooksLikeCode(text))
        {
            await StartAsync(turn, dialogues.Bind, text);
            return;
        }

        turn.SayWithKeyboard(
            turn.BoundStudent is null
                ? "我没看懂。请把学院发给你的 8 位绑定码直接发给我，或输入 /help 看看能做什么。"
                : "我没看懂。请点下面的按钮，或输入 /help 看看能做什么。"
        );
    }

    private async Task StartAsync(Turn turn, Dialogue dialogue, string argument)
    {
        if (dialogue.NeedsConsent && !ConsentDialogue.HasConsent(turn))
        {
            turn.DialogueName = dialogues.Consent.Name;
            dialogues.Consent.Ask(turn, continueWith: $"{dialogue.Command} {argument}".Trim());
            return;
        }

        if (dialogue.NeedsStudent && turn.BoundStudent is null)
        {
            await dialogues.Bind.AskForCodeAsync(turn, "你还没有绑定。");
            return;
        }

        if (dialogue.NeedsStudent && turn.Student.IsRemoved)
        {
            turn.Finish();
            turn.SayWithKeyboard(
                ChatHtml.Of($"你已不在本届预计毕业生名单中，如有疑问请联系学籍管理科（{turn.Settings.Phone}）。")
            );
            return;
        }

        // A new command leaves whatever was in progress; nothing half-entered is kept.
        turn.Finish();
        turn.DialogueName = dialogue.Name;
        await dialogue.StartAsync(turn, argument);
    }

    private async Task PressAsync(Turn turn)
    {
        var token = ButtonToken.TryParse(turn.Incoming.Text);
        var dialogue = token is null ? null : dialogues.Find(token.Dialogue);
        if (token is null || dialogue is null)
            turn.PopUp("这个按钮已经失效，请重新点菜单。");
        else if (token.ChatId != turn.Chat.Id)
            turn.PopUp("这个按钮不属于这个聊天，没有任何操作。");
        else if (token.Step is { } step && step != turn.Chat.Step)
            turn.PopUp("这个按钮已经用过或已过期，请看最新的消息。");
        else if (!IsOpenTo(turn, dialogue))
            await StartAsync(turn, dialogue, "");
        else
        {
            turn.DialogueName = dialogue.Name;
            await dialogue.PressAsync(turn, token.Action, token.Argument);
        }
    }

    /// <summary>Whether the chat has what the dialogue needs; otherwise starting it says what is missing.</summary>
    private static bool IsOpenTo(Turn turn, Dialogue dialogue) =>
        (!dialogue.NeedsConsent || ConsentDialogue.HasConsent(turn))
        && (!dialogue.NeedsStudent || turn.BoundStudent is { IsRemoved: false });

    private async Task<Turn> OpenTurnAsync(WriteScope scope, Chat chat, IncomingMessage incoming)
    {
        var turn = new Turn(scope, chat, incoming, channels[incoming.Channel]);
        if (chat.StudentId is { } studentId)
            turn.BoundStudent = await scope.Db.Students.SingleAsync(s => s.Id == studentId);
        turn.CohortOrNull = turn.BoundStudent is { } student
            ? await scope.Db.Cohorts.AsNoTracking().SingleAsync(c => c.Year == student.CohortYear)
            : await scope.Db.Cohorts.AsNoTracking().OrderByDescending(c => c.Year).FirstOrDefaultAsync();
        return turn;
    }
}
