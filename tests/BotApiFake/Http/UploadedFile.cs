namespace Gradcheck.FakeTelegram;

/// <summary>A file the bot sent: a document, or the bytes of a photo.</summary>
public sealed record UploadedFile(string FileName, string MimeType, byte[] Content)
{
    public long Size => Content.LongLength;
}
