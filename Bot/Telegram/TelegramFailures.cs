using Gradcheck.Bot.Delivery;
using Telegram.Bot.Exceptions;

namespace Gradcheck.Bot.Telegram;

/// <summary>What a failed call to the Bot API means for the message.</summary>
internal static class TelegramFailures
{
    private static readonly TimeSpan UnknownTokenPause = TimeSpan.FromMinutes(5);

    /// <summary>Judges by what Telegram said, or by how far the request got.</summary>
    public static SendResult Judge(RequestException fault) =>
        fault switch
        {
            ApiRequestException refusal => Judge(refusal),
            { HttpStatusCode: { } status } when (int)status >= 400 => new SendResult.TryAgain($"HTTP {(int)status}"),
            _ when WasNotSent(fault) => new SendResult.TryAgain("Telegram cannot be reached"),
            // The request was on its way when the connection broke: it may have been carried out.
            _ => new SendResult.Unknown("the connection was cut before the answer"),
        };

    /// <summary>The edit changes nothing: what was wanted is there.</summary>
    public static bool IsNotModified(ApiRequestException refusal) => Says(refusal, "message is not modified");

    /// <summary>The press is too old to be answered: its button no longer spins.</summary>
    public static bool IsPressGone(ApiRequestException refusal) =>
        Says(refusal, "query is too old") || Says(refusal, "query ID is invalid") || Says(refusal, "QUERY_ID_INVALID");

    /// <summary>The message cannot be edited any more: deleted, too old, or without text.</summary>
    public static bool IsNotEditable(ApiRequestException refusal) =>
        Says(refusal, "message to edit not found")
        || Says(refusal, "message can't be edited")
        || Says(refusal, "no text in the message to edit")
        || Says(refusal, "MESSAGE_ID_INVALID");

    /// <summary>Our markup is broken.</summary>
    public static bool IsBadMarkup(ApiRequestException refusal) => Says(refusal, "can't parse entities");

    private static SendResult Judge(ApiRequestException refusal) =>
        refusal.ErrorCode switch
        {
            429 => new SendResult.PauseChannel(
                TimeSpan.FromSeconds(refusal.Parameters?.RetryAfter ?? 5),
                refusal.Message
            ),
            401 or 404 => new SendResult.PauseChannel(UnknownTokenPause, refusal.Message),
            403 => new SendResult.Unreachable(refusal.Message),
            400 when Says(refusal, "chat not found") || Says(refusal, "PEER_ID_INVALID") => new SendResult.Unreachable(
                refusal.Message
            ),
            // A 5xx comes before anything was done.
            >= 500 => new SendResult.TryAgain(refusal.Message),
            _ => new SendResult.Failed(refusal.Message),
        };

    private static bool WasNotSent(Exception fault)
    {
        for (var inner = fault; inner is not null; inner = inner.InnerException)
        {
            if (inner is HttpRequestException { HttpRequestError: var error })
            {
                return error
                    is HttpRequestError.NameResolutionError
                        or HttpRequestError.ConnectionError
                        or HttpRequestError.SecureConnectionError
                        or HttpRequestError.ProxyTunnelError;
            }
        }

        return false;
    }

    private static bool Says(ApiRequestException refusal, string words) =>
        refusal.ErrorCode == 400 && refusal.Message.Contains(words, StringComparison.OrdinalIgnoreCase);
}
