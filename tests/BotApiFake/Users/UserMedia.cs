using System.Text.Json;

namespace Gradcheck.FakeTelegram;

/// <summary>What people send besides text, as the members of a message.</summary>
internal static class UserMedia
{
    public const string Sticker = """
        {"file_id":"FakeSticker1","file_unique_id":"uFakeSticker1","type":"regular","width":512,"height":512,
        "is_animated":false,"is_video":false,"emoji":"👍"}
        """;

    public const string Photo = """
        [{"file_id":"FakePhotoS","file_unique_id":"uFakePhotoS","width":90,"height":90,"file_size":1200},
        {"file_id":"FakePhotoL","file_unique_id":"uFakePhotoL","width":800,"height":800,"file_size":64000}]
        """;

    public static string Document(string fileName) =>
        $$"""
            {"file_name":"{{JsonEncodedText.Encode(fileName)}}","mime_type":"application/octet-stream",
            "file_id":"FakeDocument1","file_unique_id":"uFakeDocument1","file_size":2048}
            """;

    public static string Contact(string phone, UserProfile user) =>
        $$"""
            {"phone_number":"{{JsonEncodedText.Encode(phone)}}",
            "first_name":"{{JsonEncodedText.Encode(user.FirstName)}}","user_id":{{user.Id}}}
            """;

    public static string HiddenOrigin(TimeProvider time) =>
        $$"""{"type":"hidden_user","sender_user_name":"某人","date":{{time.GetUtcNow().ToUnixTimeSeconds()}}}""";
}
