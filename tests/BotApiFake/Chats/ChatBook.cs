namespace Gradcheck.FakeTelegram;

/// <summary>All chats, and the ids given to messages and files. Guarded by <see cref="TelegramState.Gate"/>.</summary>
internal sealed class ChatBook
{
    private readonly Dictionary<long, Chat> _chats = [];
    private readonly Dictionary<string, SentFile> _files = [];
    private int _lastMessageId = 100;

    // one counter over all private chats, as in a real account
    public int NextMessageId() => ++_lastMessageId;

    public Chat? Find(long id) => _chats.GetValueOrDefault(id);

    public Chat Add(Chat chat)
    {
        _chats.Add(chat.Id, chat);
        return chat;
    }

    /// <summary>The chat a call names, ready to be written to.</summary>
    public Chat Reach(RequestFields fields)
    {
        if (!fields.Has("chat_id"))
            throw ApiRefusal.BadRequest("chat_id is empty");
        var chat = fields.ChatId is { } id ? Find(id) : null;
        if (chat is not { Started: true })
            throw ApiRefusal.BadRequest("chat not found");
        chat.ThrowIfUnreachable();
        return chat;
    }

    public SentFile Keep(UploadedFile upload, bool isPhoto)
    {
        var file = new SentFile($"FakeFile{_files.Count + 1:D8}", isPhoto, upload);
        _files[file.FileId] = file;
        return file;
    }

    public SentFile? FileById(string id) => _files.GetValueOrDefault(id);
}
