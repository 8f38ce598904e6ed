using System.Globalization;

namespace Gradcheck.Bot.Conversation;

/// <summary>
/// The data behind a button: whose chat it belongs to, the step it was offered at, and what it does. A press in
/// another chat or after the dialogue moved on is recognised and has no effect.
/// </summary>
/// <param name="ChatId">Our id of the chat.</param>
/// <param name="Step">The dialogue's step; null for a button that stays valid.</param>
/// <param name="Dialogue">Name of the dialogue that answers.</param>
/// <param name="Action">What to do.</param>
/// <param name="Argument">With what, ASCII; empty for nothing.</param>
public sealed record ButtonToken(long ChatId, int? Step, string Dialogue, string Action, string Argument)
{
    /// <summary>Telegram's limit for callback data, in bytes.</summary>
    public const int MaxLength = 64;

    /// <summary>The token as data of at most 64 ASCII characters.</summary>
    /// <exception cref="InvalidOperationException">It would be longer: the dialogue's names are at fault.</exception>
    public override string ToString()
    {
        var step = Step is { } number ? number.ToString(CultureInfo.InvariantCulture) : "-";
        var text = string.Create(CultureInfo.InvariantCulture, $"{ChatId:x}:{step}:{Dialogue}:{Action}:{Argument}");
        return text.Length <= MaxLength && text.All(char.IsAscii)
            ? text
            : throw new InvalidOperationException($"Button data of {Dialogue}/{Action} does not fit in 64 bytes");
    }

    /// <summary>Reads a token; null for anything that is not one.</summary>
    public static ButtonToken? TryParse(string data)
    {
        var parts = data.Split(':', 5);
        if (parts.Length != 5)
            return null;
        if (!long.TryParse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var chatId))
            return null;
        if (parts[1] == "-")
            return new ButtonToken(chatId, null, parts[2], parts[3], parts[4]);
        return int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var step)
            ? new ButtonToken(chatId, step, parts[2], parts[3], parts[4])
            : null;
    }
}
