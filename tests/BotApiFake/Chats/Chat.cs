using System.Text.Json;

namespace Gradcheck.FakeTelegram;

/// <summary>A chat with the bot in it: private with one user (same id), or a group (negative id).</summary>
internal sealed class Chat(long id)
{
    public long Id => id;

    /// <summary>The other side of a private chat; null for a group.</summary>
    public FakeUser? Person { get; set; }

    public string? GroupTitle { get; init; }

    /// <summary>The user has pressed Start at least once. A bot cannot write to anyone else.</summary>
    public bool Started { get; set; }

    public bool Blocked { get; set; }

    public bool Deactivated { get; set; }

    public SortedDictionary<int, StoredMessage> Messages { get; } = [];

    /// <summary>The persistent keyboard the user sees now.</summary>
    public ReplyMarkup? Keyboard { get; set; }

    /// <summary>Throws the refusal Telegram gives when the bot writes to someone who cannot be reached.</summary>
    public void ThrowIfUnreachable()
    {
        if (Deactivated)
            throw ApiRefusal.Deactivated();
        if (Blocked)
            throw ApiRefusal.Blocked();
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("id"u8, id);
        Person?.Profile.WriteNames(json);
        if (GroupTitle is not null)
            json.WriteString("title"u8, GroupTitle);
        json.WriteString("type"u8, GroupTitle is null ? "private"u8 : "group"u8);
        json.WriteEndObject();
    }
}
