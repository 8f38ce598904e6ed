using System.Text.Json;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;

namespace Gradcheck.Bot.Conversation;

/// <summary>
/// One incoming message and the answers to it. Answers go to the outbox in the order they are given, in the
/// same commit as everything the dialogue changed.
/// </summary>
public sealed class Turn(WriteScope scope, Chat chat, IncomingMessage incoming, ChannelCapabilities channel)
{
    private readonly List<(OutgoingMessage Message, DateTimeOffset? NotBefore)> answers = [];
    private string? toast;

    public WriteScope Scope => scope;
    public GradcheckDb Db => scope.Db;
    public DateTimeOffset Now => scope.Now;
    public Chat Chat => chat;
    public IncomingMessage Incoming => incoming;
    public ChannelCapabilities Channel => channel;

    /// <summary>The student bound to the chat, tracked; null when there is none.</summary>
    public Student? BoundStudent { get; set; }

    /// <summary>The student's cohort, or the newest one while none is bound; null when there is no cohort at all.</summary>
    public Cohort? CohortOrNull { get; set; }

    /// <summary>The bound student, in a dialogue that needs one.</summary>
    public Student Student => BoundStudent ?? throw new InvalidOperationException("The chat is not bound");

    /// <summary>The cohort, in a dialogue that needs a student.</summary>
    public Cohort Cohort => CohortOrNull ?? throw new InvalidOperationException("There is no cohort");

    public CohortSettings Settings => Cohort.Settings;

    internal bool Answered => answers.Count > 0 || toast is not null;
    internal string DialogueName { get; set; } = "";
    internal IReadOnlyList<(OutgoingMessage Message, DateTimeOffset? NotBefore)> Answers => answers;
    internal string? Toast => toast;

    /// <summary>Sends a new message.</summary>
    public void Say(string html, params IReadOnlyList<IReadOnlyList<ChatButton>> buttons) =>
        answers.Add((new OutgoingMessage { Html = html, Buttons = buttons }, null));

    /// <summary>Sends a new message and shows the persistent keyboard with it.</summary>
    public void SayWithKeyboard(string html) =>
        answers.Add((new OutgoingMessage { Html = html, ShowKeyboard = true }, null));

    /// <summary>
    /// Changes the message whose button was pressed, so that menus stay in place; sends a new one when text was
    /// typed or the channel cannot edit.
    /// </summary>
    public void Show(string html, params IReadOnlyList<IReadOnlyList<ChatButton>> buttons) =>
        answers.Add((InPlace(html, buttons), null));

    /// <summary>Does what <see cref="Show"/> does, but at a later instant (used to hide again what was revealed).</summary>
    public void ShowLater(
        DateTimeOffset notBefore,
        string html,
        params IReadOnlyList<IReadOnlyList<ChatButton>> buttons
    ) => answers.Add((InPlace(html, buttons), notBefore));

    /// <summary>Sends a picture or a file with a caption.</summary>
    public void SendFile(OutgoingKind kind, ChatFile file, string captionHtml) =>
        answers.Add(
            (
                new OutgoingMessage
                {
                    Kind = kind,
                    Html = captionHtml,
                    File = file,
                },
                null
            )
        );

    /// <summary>Answers the press with a short plain text (at most 200 characters) that pops up and goes away.</summary>
    public void PopUp(string text) => toast = text;

    /// <summary>
    /// A button that works until this dialogue moves on. <paramref name="action"/> and <paramref name="argument"/>
    /// are short ASCII.
    /// </summary>
    public ChatButton Button(string text, string action, string argument = "") =>
        new(text, new ButtonToken(chat.Id, chat.Step, DialogueName, action, argument).ToString());

    /// <summary>A button that stays valid in this chat; its dialogue judges whether it still makes sense.</summary>
    public ChatButton LastingButton(string text, string action, string argument = "") =>
        new(text, new ButtonToken(chat.Id, null, DialogueName, action, argument).ToString());

    /// <summary>
    /// Keeps this dialogue in progress with what it has to remember; earlier buttons become stale. Call it before
    /// making the buttons of the next step.
    /// </summary>
    public void Remember<T>(T state)
    {
        MoveOn();
        chat.Dialogue = JsonSerializer.Serialize(
            new DialogueState(DialogueName, JsonSerializer.SerializeToElement(state, JsonColumn.Options)),
            JsonColumn.Options
        );
    }

    /// <summary>What this dialogue remembered; null when it is not the one in progress.</summary>
    public T? Recall<T>()
        where T : class
    {
        var stored = DialogueState.Read(chat.Dialogue);
        return stored?.Name == DialogueName ? stored.State.Deserialize<T>(JsonColumn.Options) : null;
    }

    /// <summary>Ends the dialogue in progress; its buttons become stale.</summary>
    public void Finish()
    {
        MoveOn();
        chat.Dialogue = null;
    }

    private void MoveOn()
    {
        chat.Step++;
        // A number typed from now on is an answer to what comes next, not a choice of what was before.
        chat.NumberedChoices = null;
    }

    private OutgoingMessage InPlace(string html, IReadOnlyList<IReadOnlyList<ChatButton>> buttons) =>
        new()
        {
            Kind = incoming.MessageId is not null && channel.Edits ? OutgoingKind.Edit : OutgoingKind.Send,
            MessageId = channel.Edits ? incoming.MessageId : null,
            Html = html,
            Buttons = buttons,
        };
}
