namespace Gradcheck.Domain.Messaging;

/// <summary>A message in channel-neutral form. The text is the small HTML that <see cref="ChatHtml"/> makes.</summary>
public sealed record OutgoingMessage
{
    public OutgoingKind Kind { get; init; } = OutgoingKind.Send;
    public string Html { get; init; } = "";

    /// <summary>Rows of buttons under the message.</summary>
    public IReadOnlyList<IReadOnlyList<ChatButton>> Buttons { get; init; } = [];

    /// <summary>Whether the persistent keyboard is shown with this message.</summary>
    public bool ShowKeyboard { get; init; }

    /// <summary>For an edit: the channel's id of the message to change.</summary>
    public string? MessageId { get; init; }

    /// <summary>For the answer to a button press: the channel's id of the press.</summary>
    public string? CallbackId { get; init; }

    public ChatFile? File { get; init; }
}

/// <summary>What is to be done with an outgoing message.</summary>
public enum OutgoingKind
{
    /// <summary>A new message.</summary>
    Send,

    /// <summary>An existing message gets new text and buttons.</summary>
    Edit,

    /// <summary>A button press is answered, with a short plain text or with none.</summary>
    AnswerPress,

    /// <summary>A picture with the text as its caption.</summary>
    Picture,

    /// <summary>A file with the text as its caption.</summary>
    Document,

    /// <summary>Not sent: in the web chat's history it says that everything before it was removed.</summary>
    Cleared,
}

/// <summary>A button: what it says, and the data that comes back (at most 64 bytes of ASCII).</summary>
public sealed record ChatButton(string Text, string Data);

/// <summary>A small file sent along.</summary>
public sealed record ChatFile(string Name, string ContentType, byte[] Bytes);
