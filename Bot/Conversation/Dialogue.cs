namespace Gradcheck.Bot.Conversation;

/// <summary>
/// One thing a student can do in chat. A dialogue holds no state of its own: what it has to remember between
/// messages it puts into the chat through <see cref="Turn.Remember{T}"/>, so that it survives a restart.
/// </summary>
public abstract class Dialogue
{
    /// <summary>Stable short ASCII name, stored in chats and buttons.</summary>
    public abstract string Name { get; }

    /// <summary>The command that starts it, such as <c>/sign</c>.</summary>
    public abstract string Command { get; }

    /// <summary>What the command menu says about it.</summary>
    public abstract string Description { get; }

    /// <summary>The persistent keyboard's label that starts it too; null when it has none.</summary>
    public virtual string? Label => null;

    /// <summary>Whether it can only be used by a chat that is bound to a student.</summary>
    public virtual bool NeedsStudent => true;

    /// <summary>Whether the privacy notice has to be agreed to first.</summary>
    public virtual bool NeedsConsent => NeedsStudent;

    /// <summary>The command or its label arrived.</summary>
    /// <param name="turn">The turn to answer.</param>
    /// <param name="argument">What followed the command, trimmed; empty for nothing.</param>
    public abstract Task StartAsync(Turn turn, string argument);

    /// <summary>One of this dialogue's buttons was pressed; chat and step have been checked.</summary>
    public virtual Task PressAsync(Turn turn, string action, string argument) => StartAsync(turn, "");

    /// <summary>Text was typed while this dialogue was in progress.</summary>
    public virtual Task TypeAsync(Turn turn, string text) => StartAsync(turn, text);
}
