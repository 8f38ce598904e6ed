using System.Text.Json;

namespace Gradcheck.FakeTelegram;

public sealed partial class FakeUser
{
    /// <summary>Blocks the bot: sends to this chat get 403, and my_chat_member tells.</summary>
    public int Blocks() => ChangeMembership(blocked: true);

    public int Unblocks() => ChangeMembership(blocked: false);

    /// <summary>Blocked long ago: no update tells the bot, it learns by the 403.</summary>
    public void HasBlockedSilently()
    {
        lock (_state.Gate)
            (_chat.Started, _chat.Blocked) = (true, true);
    }

    /// <summary>The account is deleted: sends get 403 "user is deactivated".</summary>
    public void IsDeactivated()
    {
        lock (_state.Gate)
            (_chat.Started, _chat.Deactivated) = (true, true);
    }

    private int ChangeMembership(bool blocked)
    {
        lock (_state.Gate)
        {
            _journalBefore = _state.Journal.Count;
            _chat.Started = true;
            _chat.Blocked = blocked;
            return _state.Updates.Publish("my_chat_member", ChatId, json => WriteMembership(json, blocked));
        }
    }

    private void WriteMembership(Utf8JsonWriter json, bool blocked)
    {
        json.WriteStartObject();
        json.WritePropertyName("chat"u8);
        _chat.Write(json);
        json.WritePropertyName("from"u8);
        Profile.Write(json);
        json.WriteNumber("date"u8, _state.Time.GetUtcNow().ToUnixTimeSeconds());
        WriteMember(json, "old_chat_member", kicked: !blocked);
        WriteMember(json, "new_chat_member", kicked: blocked);
        json.WriteEndObject();
    }

    private void WriteMember(Utf8JsonWriter json, string name, bool kicked)
    {
        json.WriteStartObject(name);
        json.WriteString("status"u8, kicked ? "kicked"u8 : "member"u8);
        json.WritePropertyName("user"u8);
        _state.Bot.WriteUser(json);
        if (kicked)
            json.WriteNumber("until_date"u8, 0);
        json.WriteEndObject();
    }
}
