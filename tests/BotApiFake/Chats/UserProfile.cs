using System.Text.Json;

namespace Gradcheck.FakeTelegram;

/// <summary>What Telegram tells about the person of a private chat; the user's id is the chat's id.</summary>
public sealed record UserProfile(long Id, string FirstName, string? LastName, string? UserName, string LanguageCode)
{
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("id"u8, Id);
        json.WriteBoolean("is_bot"u8, false);
        WriteNames(json);
        json.WriteString("language_code"u8, LanguageCode);
        json.WriteEndObject();
    }

    internal void WriteNames(Utf8JsonWriter json)
    {
        json.WriteString("first_name"u8, FirstName);
        if (LastName is not null)
            json.WriteString("last_name"u8, LastName);
        if (UserName is not null)
            json.WriteString("username"u8, UserName);
    }
}
