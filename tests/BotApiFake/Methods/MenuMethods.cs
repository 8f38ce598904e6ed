using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gradcheck.FakeTelegram;

internal static partial class MenuMethods
{
    private const int MaxCommands = 100;

    public static ApiAnswer GetMe(TelegramState state, RequestFields fields) => ApiAnswer.Result(state.Bot.WriteMe);

    public static ApiAnswer SetMyCommands(TelegramState state, RequestFields fields)
    {
        if (fields.Json("commands") is not { ValueKind: JsonValueKind.Array } commands)
            throw ApiRefusal.BadRequest("can't parse commands: expected an Array of BotCommand");
        if (commands.GetArrayLength() > MaxCommands)
            throw ApiRefusal.BadRequest("BOT_COMMANDS_TOO_MUCH");
        foreach (var command in commands.EnumerateArray())
        {
            if (!CommandName().IsMatch(Text(command, "command")))
                throw ApiRefusal.BadRequest("BOT_COMMAND_INVALID");
            if (Text(command, "description").Length is < 1 or > 256)
                throw ApiRefusal.BadRequest("BOT_COMMAND_DESCRIPTION_INVALID");
        }
        state.Menu.SetCommands(Scope(fields), commands.GetRawText());
        return ApiAnswer.True;
    }

    public static ApiAnswer GetMyCommands(TelegramState state, RequestFields fields) =>
        ApiAnswer.Result(json => json.WriteRawValue(state.Menu.Commands(Scope(fields))));

    public static ApiAnswer SetChatMenuButton(TelegramState state, RequestFields fields)
    {
        if (fields.Has("chat_id"))
            state.Chats.Reach(fields);
        var button = fields.Json("menu_button");
        if (button is { } given && Text(given, "type") is not ("commands" or "web_app" or "default"))
            throw ApiRefusal.BadRequest("can't parse menu button: Unsupported type specified");
        state.Menu.ButtonJson = button?.GetRawText();
        return ApiAnswer.True;
    }

    private static string Scope(RequestFields fields) =>
        (fields.Json("scope")?.GetRawText() ?? "{\"type\":\"default\"}") + fields.Text("language_code");

    private static string Text(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value)
            ? value.GetString() ?? ""
            : "";

    [GeneratedRegex("^/?[a-z0-9_]{1,32}$")]
    private static partial Regex CommandName();
}
