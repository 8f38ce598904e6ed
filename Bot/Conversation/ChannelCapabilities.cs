namespace Gradcheck.Bot.Conversation;

/// <summary>What a channel can do; the conversation fits its answers to it.</summary>
/// <param name="Name">The channel's name, such as <c>telegram</c>.</param>
/// <param name="Buttons">Whether messages can carry buttons; without, choices are offered as numbers to reply with.</param>
/// <param name="Edits">Whether a sent message can be changed; without, a new one is sent.</param>
/// <param name="Pictures">Whether pictures and files can be sent.</param>
/// <param name="PushAnyTime">Whether a message can be sent without the student having written just before.</param>
public sealed record ChannelCapabilities(
    string Name,
    bool Buttons = true,
    bool Edits = true,
    bool Pictures = true,
    bool PushAnyTime = true
);
