using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gradcheck.Bot.Updates;

namespace Gradcheck.Bot.Telegram;

/// <summary>
/// Where Telegram posts updates. 200 is said only after the commit, and nothing is read before the secret is
/// known to be right.
/// </summary>
internal sealed partial class TelegramWebhookEndpoint(
    TelegramOptions options,
    UpdateProcessor updates,
    ILogger<TelegramWebhookEndpoint> logger
)
{
    public const string Path = "/telegram/webhook";
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";
    private readonly byte[] secret = SHA256.HashData(Encoding.UTF8.GetBytes(options.WebhookSecret));

    public async Task HandleAsync(HttpContext http) => http.Response.StatusCode = await ReceiveAsync(http);

    private async Task<int> ReceiveAsync(HttpContext http)
    {
        // Hashes have one length, so the comparison takes the same time whatever was sent.
        var given = SHA256.HashData(Encoding.UTF8.GetBytes(http.Request.Headers[SecretHeader].ToString()));
        if (!CryptographicOperations.FixedTimeEquals(given, secret))
        {
            Log.WrongSecret(logger);
            return StatusCodes.Status401Unauthorized;
        }

        try
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted);
            if (TelegramUpdateMapper.IdOf(body.RootElement) is null)
                return StatusCodes.Status400BadRequest;
            // A commit once begun is not given up because the caller hung up.
            if (TelegramUpdateMapper.Map(body.RootElement) is { } message)
                await updates.HandleAsync(message, CancellationToken.None);
            return StatusCodes.Status200OK;
        }
        catch (JsonException)
        {
            // Telegram itself never posts what is not JSON; a body damaged on the way is worth its redelivery.
            return StatusCodes.Status400BadRequest;
        }
        catch (BadHttpRequestException fault)
        {
            return fault.StatusCode;
        }
        catch (Exception fault)
        {
            Log.NotCommitted(logger, fault);
            http.Response.Headers.RetryAfter = "5";
            return StatusCodes.Status503ServiceUnavailable;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Warning,
            "A post to the Telegram webhook with a wrong or missing secret was refused"
        )]
        public static partial void WrongSecret(ILogger logger);

        [LoggerMessage(2, LogLevel.Error, "An update could not be committed; Telegram is told to come again")]
        public static partial void NotCommitted(ILogger logger, Exception fault);
    }
}
