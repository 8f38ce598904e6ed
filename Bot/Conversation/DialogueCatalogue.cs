using Gradcheck.Bot.Conversation.Dialogues;

namespace Gradcheck.Bot.Conversation;

/// <summary>All dialogues, by name, by command and by keyboard label. To add one, list it here.</summary>
public sealed class DialogueCatalogue
{
    private readonly Dictionary<string, Dialogue> byName;
    private readonly Dictionary<string, Dialogue> byCommand;
    private readonly Dictionary<string, Dialogue> byLabel;

    public DialogueCatalogue()
    {
        Consent = new ConsentDialogue(this);
        Bind = new BindDialogue();
        Fix = new FixDialogue();
        All =
        [
            Consent,
            Bind,
            new MeDialogue(),
            new SignDialogue(this),
            Fix,
            new PhotoDialogue(),
            new DressDialogue(),
            new ChsiDialogue(),
            new ProgressDialogue(),
            new HelpDialogue(),
            new UnbindDialogue(),
        ];
        byName = All.ToDictionary(d => d.Name);
        byCommand = All.ToDictionary(d => d.Command);
        byLabel = All.Where(d => d.Label is not null).ToDictionary(d => d.Label!);
    }

    /// <summary>Every dialogue, in the order of the command menu.</summary>
    public IReadOnlyList<Dialogue> All { get; }

    public ConsentDialogue Consent { get; }
    public BindDialogue Bind { get; }
    public FixDialogue Fix { get; }

    /// <summary>The persistent keyboard, row by row (product.md: the labels are fixed).</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Keyboard { get; } =
    [
        ["我的信息", "核对签名"],
        ["拍照安排", "着装要求"],
        ["学信网校对", "我的进度"],
        ["帮助"],
    ];

    public Dialogue? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The dialogue a text starts, with what follows the command; null when it starts none.</summary>
    public (Dialogue Dialogue, string Argument)? Match(string text)
    {
        if (byLabel.TryGetValue(text, out var labelled))
            return (labelled, "");
        if (!text.StartsWith('/'))
            return null;
        var end = text.AsSpan().IndexOfAny(" \n\t");
        var command = end < 0 ? text : text[..end];
        // In groups Telegram appends the bot's name: /help@gradcheck_bot.
        if (command.IndexOf('@') is > 0 and var at)
            command = command[..at];
        return byCommand.TryGetValue(command.ToLowerInvariant(), out var dialogue)
            ? (dialogue, end < 0 ? "" : text[end..].Trim())
            : null;
    }
}
