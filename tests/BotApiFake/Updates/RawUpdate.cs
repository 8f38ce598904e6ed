using System.Buffers;
using System.Text.Json;

namespace Gradcheck.FakeTelegram;

/// <summary>What the fake needs to know of an update somebody wrote by hand.</summary>
internal static class RawUpdate
{
    public static byte[] WithId(JsonElement update, int id)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("update_id"u8, id);
            foreach (var member in update.EnumerateObject())
                if (member.Name != "update_id")
                    member.WriteTo(json);
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The chat it belongs to, else the user, else 0: all such updates keep one order.</summary>
    public static long Lane(JsonElement update)
    {
        foreach (var member in update.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.Object)
                continue;
            if (Id(member.Value, "chat") is { } chat)
                return chat;
            if (Id(member.Value, "from") is { } user)
                return user;
        }
        return 0;
    }

    private static long? Id(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var part)
        && part.ValueKind == JsonValueKind.Object
        && part.TryGetProperty("id", out var id)
        && id.TryGetInt64(out var value)
            ? value
            : null;
}
