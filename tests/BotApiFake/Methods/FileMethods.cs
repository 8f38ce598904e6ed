namespace Gradcheck.FakeTelegram;

internal static class FileMethods
{
    private const int MaxDocument = 50 * 1024 * 1024;
    private const int MaxPhoto = 10 * 1024 * 1024;

    public static ApiAnswer SendDocument(TelegramState state, RequestFields fields)
    {
        var caption = MessageRules.Caption(fields);
        var file = Resolve(state, fields, "document", isPhoto: false, MaxDocument);
        return SendMethods.Deliver(state, fields, "sendDocument", caption, file);
    }

    public static ApiAnswer SendPhoto(TelegramState state, RequestFields fields)
    {
        var caption = MessageRules.Caption(fields);
        var file = Resolve(state, fields, "photo", isPhoto: true, MaxPhoto);
        return SendMethods.Deliver(state, fields, "sendPhoto", caption, file);
    }

    // stored only when the message is accepted, hence a function
    private static Func<SentFile> Resolve(
        TelegramState state,
        RequestFields fields,
        string field,
        bool isPhoto,
        int max
    )
    {
        if (fields.File(field) is not { } upload)
            return KnownFile(state, fields, field, isPhoto);
        if (upload.Size == 0)
            throw ApiRefusal.BadRequest("file must be non-empty");
        if (upload.Size > max)
            throw isPhoto
                ? ApiRefusal.BadRequest(
                    $"file of size {upload.Size} bytes is too big for a photo; the maximum size is {max} bytes"
                )
                : new ApiRefusal(413, "Request Entity Too Large");
        if (isPhoto && !LooksLikeImage(upload.Content))
            throw ApiRefusal.BadRequest("IMAGE_PROCESS_FAILED");
        return () => state.Chats.Keep(upload, isPhoto);
    }

    private static Func<SentFile> KnownFile(TelegramState state, RequestFields fields, string field, bool isPhoto)
    {
        if (!fields.Has(field))
            throw ApiRefusal.BadRequest($"there is no {field} in the request");
        if (state.Chats.FileById(fields.Text(field) ?? "") is not { } known)
            throw ApiRefusal.BadRequest("wrong file identifier/HTTP URL specified");
        return known.IsPhoto == isPhoto
            ? () => known
            : throw ApiRefusal.BadRequest(
                $"can't use file of type {(known.IsPhoto ? "Photo" : "Document")} as {field}"
            );
    }

    private static bool LooksLikeImage(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47])
        || bytes.StartsWith<byte>([0xFF, 0xD8, 0xFF])
        || bytes.StartsWith("GIF8"u8)
        || bytes.StartsWith("RIFF"u8);
}
