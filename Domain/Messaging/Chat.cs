using Gradcheck.Domain.Secrets;

namespace Gradcheck.Domain.Messaging;

/// <summary>One chat account on one channel, with the dialogue it is in.</summary>
public sealed class Chat
{
    public long Id { get; init; }

    /// <summary>The channel's name, such as <c>telegram</c> or <c>web</c>.</summary>
    public string Channel { get; init; } = "";

    /// <summary>The channel's own id of the chat.</summary>
    public string ExternalId { get; init; } = "";

    /// <summary>The consent text's version that was agreed to; null before consent.</summary>
    public int? ConsentVersion { get; set; }

    /// <summary>The hash of that text, see <see cref="ConsentText"/>; null before consent.</summary>
    public string? ConsentTextHash { get; set; }
    public DateTimeOffset? ConsentedAt { get; set; }

    /// <summary>The student bound to this chat now.</summary>
    public long? StudentId { get; set; }

    /// <summary>The dialogue in progress as JSON, or null; this is what survives a restart.</summary>
    public string? Dialogue
    {
        get => SealedDialogue?.Open(Id);
        set => SealedDialogue = value is null ? null : Sealed.Of(value);
    }
    public Sealed<string>? SealedDialogue { get; private set; }

    /// <summary>Goes up whenever a dialogue moves on; a button of an earlier step is stale.</summary>
    public int Step { get; set; }

    /// <summary>Choices offered as numbers on a channel without buttons, as JSON; null when there are none.</summary>
    public string? NumberedChoices
    {
        get => SealedNumberedChoices?.Open(Id);
        set => SealedNumberedChoices = value is null ? null : Sealed.Of(value);
    }
    public Sealed<string>? SealedNumberedChoices { get; private set; }

    /// <summary>Since when messages cannot reach this chat; null when they can.</summary>
    public DateTimeOffset? UnreachableSince { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
}
