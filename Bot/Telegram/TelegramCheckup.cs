using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace Gradcheck.Bot.Telegram;

/// <summary>Tries the Telegram settings without starting anything.</summary>
public static class TelegramCheckup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Reads the settings and asks Telegram who the token belongs to.</summary>
    /// <returns>Whether all is well (a channel that is off is), and one plain line about it.</returns>
    public static async Task<(bool IsWell, string Line)> RunAsync(
        IConfiguration configuration,
        CancellationToken cancel
    )
    {
        var (options, problems) = TelegramSettings.Read(configuration);
        if (problems.Count > 0)
            return (false, string.Join(' ', problems));
        if (!options.IsOn)
            return (true, "没有设置令牌，Telegram 通道关闭，网页聊天照常可用");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            var me = await TelegramConnection.Open(options).GetMe(patience.Token);
            return (true, $"令牌有效，机器人是 @{me.Username}，{options.Mode} 模式");
        }
        catch (ApiRequestException refused)
        {
            return (false, $"Telegram 不接受这个令牌（{refused.ErrorCode}），请向 @BotFather 核对");
        }
        catch (Exception exception) when (exception is RequestException or OperationCanceledException)
        {
            return (false, "连不上 Telegram 服务器，请检查网络、Gradcheck:Telegram:BaseUrl 或 Proxy");
        }
    }
}
