using System.Globalization;
using System.Text.Json;

namespace Gradcheck.FakeTelegram;

/// <summary>Who the bot is; its id is the number before the colon of its token.</summary>
internal sealed class BotIdentity(string token, string userName)
{
    public string Token => token;

    private readonly long _id = long.Parse(token.AsSpan(0, token.IndexOf(':')), CultureInfo.InvariantCulture);

    public void WriteUser(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteMembers(json);
        json.WriteEndObject();
    }

    public void WriteMe(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteMembers(json);
        json.WriteBoolean("can_join_groups"u8, true);
        json.WriteBoolean("can_read_all_group_messages"u8, false);
        json.WriteBoolean("supports_inline_queries"u8, false);
        json.WriteEndObject();
    }

    private void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteNumber("id"u8, _id);
        json.WriteBoolean("is_bot"u8, true);
        json.WriteString("first_name"u8, "Gradcheck"u8);
        json.WriteString("username"u8, userName);
    }
}
