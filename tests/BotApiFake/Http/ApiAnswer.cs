using System.Buffers;
using System.Text.Json;

namespace Gradcheck.FakeTelegram;

/// <summary>One complete answer of the Bot API, ready to be written.</summary>
internal readonly record struct ApiAnswer(int Status, ReadOnlyMemory<byte> Body, string? Refusal = null)
{
    public static ApiAnswer True { get; } = new(200, "{\"ok\":true,\"result\":true}"u8.ToArray());

    public static ApiAnswer TrueWith(string description) =>
        Write(
            200,
            json =>
            {
                json.WriteBoolean("ok"u8, true);
                json.WriteBoolean("result"u8, true);
                json.WriteString("description"u8, description);
            }
        );

    public static ApiAnswer Result(Action<Utf8JsonWriter> result) =>
        Write(
            200,
            json =>
            {
                json.WriteBoolean("ok"u8, true);
                json.WritePropertyName("result"u8);
                result(json);
            }
        );

    public static ApiAnswer Refused(ApiRefusal refusal) =>
        Write(
            refusal.Status,
            json =>
            {
                json.WriteBoolean("ok"u8, false);
                json.WriteNumber("error_code"u8, refusal.Status);
                json.WriteString("description"u8, refusal.Message);
                if (refusal.RetryAfter is not { } seconds)
                    return;
                json.WriteStartObject("parameters"u8);
                json.WriteNumber("retry_after"u8, seconds);
                json.WriteEndObject();
            }
        ) with
        {
            Refusal = refusal.Message,
        };

    private static ApiAnswer Write(int status, Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
        json.Flush();
        return new ApiAnswer(status, buffer.WrittenMemory);
    }
}
