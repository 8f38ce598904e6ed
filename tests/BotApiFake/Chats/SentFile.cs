namespace Gradcheck.FakeTelegram;

/// <summary>A document or photo the bot sent, with the id Telegram gave it.</summary>
public sealed record SentFile(string FileId, bool IsPhoto, UploadedFile Upload);
