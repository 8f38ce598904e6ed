using Telegram.Bot.Exceptions;

namespace Gradcheck.Bot.Telegram;

/// <summary>How long to wait before Telegram is asked again: what it says, or 1, 2, 4 … 60 seconds.</summary>
internal static class TelegramBackoff
{
    /// <param name="fault">What went wrong.</param>
    /// <param name="failures">How many times in a row, 1 or more.</param>
    public static TimeSpan After(Exception fault, int failures) =>
        fault is ApiRequestException { Parameters.RetryAfter: { } seconds }
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, Math.Min(failures - 1, 10))));
}
