using Gradcheck.Domain.Messaging;
using QRCoder;

namespace Gradcheck.Bot.Conversation.Dialogues;

/// <summary>The check-in token as a QR code picture.</summary>
internal static class CheckInQrCode
{
    private const int PixelsPerModule = 12;

    public static ChatFile Of(string token)
    {
        using var generator = new QRCodeGenerator();
        // A quarter of the code may be scratched or glare on the screen and it still reads.
        using var code = generator.CreateQrCode(token, QRCodeGenerator.ECCLevel.Q);
        using var picture = new PngByteQRCode(code);
        return new ChatFile("check-in.png", "image/png", picture.GetGraphic(PixelsPerModule));
    }
}
