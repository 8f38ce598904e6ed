using Gradcheck.Bot.Conversation;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace Gradcheck.Bot.Telegram;

/// <summary>The first words with Telegram: who am I, these are my commands, this is how updates reach me.</summary>
internal sealed partial class TelegramIntroduction(
    ITelegramBotClient client,
    TelegramIdentity identity,
    DialogueCatalogue dialogues,
    TimeProvider clock,
    ILogger<TelegramIntroduction> logger
)
{
    /// <summary>What is delivered to us; everything else never leaves Telegram.</summary>
    public static IReadOnlyList<string> AllowedUpdates { get; } =
    ["message", "edited_message", "callback_query", "my_chat_member"];

    /// <summary>Tries until it succeeds. False when Telegram does not know the token: there is nothing to wait for.</summary>
    /// <param name="chooseMode">Sets or removes the webhook.</param>
    /// <param name="stop">The process stops.</param>
    public async Task<bool> RunAsync(Func<CancellationToken, Task> chooseMode, CancellationToken stop)
    {
        for (var failures = 0; ; )
        {
            try
            {
                var me = await client.GetMe(stop);
                identity.Username = me.Username;
                await client.SetMyCommands(Commands(), cancellationToken: stop);
                await chooseMode(stop);
                Log.Ready(logger, me.Username);
                return true;
            }
            catch (ApiRequestException refusal) when (refusal.ErrorCode is 401 or 404)
            {
                Log.UnknownToken(logger);
                return false;
            }
            catch (RequestException fault)
            {
                failures++;
                Log.NotReached(logger, fault.GetType().Name, fault.Message);
                await Task.Delay(TelegramBackoff.After(fault, failures), clock, stop);
            }
        }
    }

    private IEnumerable<BotCommand> Commands() =>
        dialogues.All.Select(dialogue => new BotCommand(dialogue.Command.TrimStart('/'), dialogue.Description));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Telegram 已连接：@{Bot}")]
        public static partial void Ready(ILogger logger, string? bot);

        [LoggerMessage(
            2,
            LogLevel.Critical,
            "Telegram 不认识这个 token，Telegram 通道停用：请到 @BotFather 核对 Gradcheck:Telegram:Token 后重新启动。"
        )]
        public static partial void UnknownToken(ILogger logger);

        [LoggerMessage(3, LogLevel.Warning, "连不上 Telegram，稍后重试（{Kind}: {Reason}）")]
        public static partial void NotReached(ILogger logger, string kind, string reason);
    }
}
