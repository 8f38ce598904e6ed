using System.Text.Json;
using Gradcheck.Domain.Storage;

namespace Gradcheck.Bot.Conversation;

/// <summary>The dialogue in progress as a chat keeps it.</summary>
internal sealed record DialogueState(string Name, JsonElement State)
{
    public static DialogueState? Read(string? json) =>
        json is null ? null : JsonSerializer.Deserialize<DialogueState>(json, JsonColumn.Options);
}
