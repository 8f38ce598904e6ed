using System.Text.Json;
using Telegram.Bot.Requests;

namespace Gradcheck.Bot.Telegram;

/// <summary>
/// <c>getUpdates</c> with the updates as they came: an update with something the client's types do not know
/// must not make the whole batch unreadable, for then it would be asked for again for ever.
/// </summary>
internal sealed class RawUpdatesRequest() : RequestBase<JsonElement[]>("getUpdates")
{
    /// <summary>Confirms every update below it; null confirms nothing.</summary>
    public int? Offset { get; init; }

    /// <summary>How long Telegram holds the answer back when there is nothing, in seconds.</summary>
    public int Timeout { get; init; }
    public int Limit { get; init; } = 100;
    public IReadOnlyList<string> AllowedUpdates { get; init; } = TelegramIntroduction.AllowedUpdates;
}
