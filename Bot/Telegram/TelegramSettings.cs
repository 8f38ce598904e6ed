using System.Globalization;
using System.Text.RegularExpressions;

namespace Gradcheck.Bot.Telegram;

/// <summary>Reads <c>Gradcheck:Telegram</c> and says in one plain line each what is wrong with it.</summary>
public static partial class TelegramSettings
{
    public const string Section = "Gradcheck:Telegram";

    // Tokens that stand in Telegram's own documentation, and so in many a copied settings file.
    private static readonly string[] ExampleTokens =
    [
        "123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11",
        "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw",
    ];

    /// <summary>The settings and their problems; with a problem the program must not start.</summary>
    public static (TelegramOptions Options, IReadOnlyList<string> Problems) Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var problems = new List<string>();
        var options = new TelegramOptions
        {
            Token = Text("Token"),
            BaseUrl = Text("BaseUrl").TrimEnd('/'),
            Mode = ReadMode(Text("Mode"), problems),
            WebhookUrl = Text("WebhookUrl"),
            WebhookSecret = Text("WebhookSecret"),
            Proxy = Text("Proxy"),
            MessagesPerSecond = ReadRate(Text("MessagesPerSecond"), problems),
        };
        if (options.IsOn)
            problems.AddRange(Check(options));
        return (options, problems);

        string Text(string name) => section[name]?.Trim() ?? "";
    }

    private static IEnumerable<string> Check(TelegramOptions options)
    {
        if (!TokenFormat.IsMatch(options.Token) || IsPlaceholder(options.Token))
            yield return $"{Section}:Token 不是有效的机器人 token：请填 @BotFather 给的 token（形如 数字:字母数字串），或留空以关闭 Telegram。";
        if (options.BaseUrl.Length > 0 && !IsUrl(options.BaseUrl, "http", "https"))
            yield return $"{Section}:BaseUrl 必须是 http 或 https 网址；使用 Telegram 官方服务器请留空。";
        if (options.Proxy.Length > 0 && !IsUrl(options.Proxy, "http", "socks5"))
            yield return $"{Section}:Proxy 必须形如 http://主机:端口 或 socks5://主机:端口；不用代理请留空。";
        if (options.Mode != TelegramMode.Webhook)
            yield break;
        if (!IsWebhookUrl(options.WebhookUrl))
            yield return $"{Section}:WebhookUrl 必须是 Telegram 能访问的 https 网址（以 {TelegramWebhookEndpoint.Path} 结尾）。";
        if (!SecretFormat.IsMatch(options.WebhookSecret))
            yield return $"{Section}:WebhookSecret 必须设置：1–256 个字符，只能用 A-Z a-z 0-9 _ -（可用 openssl rand -hex 32 生成）。";
        else if (IsPlaceholder(options.WebhookSecret))
            yield return $"{Section}:WebhookSecret 还是示例值，请换成随机生成的密钥（可用 openssl rand -hex 32 生成）。";
    }

    private static TelegramMode ReadMode(string text, List<string> problems)
    {
        if (text.Length == 0)
            return TelegramMode.Polling;
        if (Enum.TryParse<TelegramMode>(text, ignoreCase: true, out var mode) && Enum.IsDefined(mode))
            return mode;
        problems.Add($"{Section}:Mode 只能是 Polling 或 Webhook。");
        return TelegramMode.Polling;
    }

    private static int ReadRate(string text, List<string> problems)
    {
        if (text.Length == 0)
            return 30;
        if (
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rate)
            && rate is >= 1 and <= 1000
        )
            return rate;
        problems.Add($"{Section}:MessagesPerSecond 必须是 1–1000 的整数（Telegram 一般为 30）。");
        return 30;
    }

    private static bool IsPlaceholder(string value) =>
        ExampleTokens.Contains(value) || PlaceholderWords.IsMatch(value) || OneCharacterOnly.IsMatch(value);

    private static bool IsUrl(string text, params string[] schemes) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && schemes.Contains(url.Scheme) && url.Host.Length > 0;

    // Plain http only to this very machine, where a reverse proxy or a test listens.
    private static bool IsWebhookUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));

    [GeneratedRegex("^[0-9]{5,}:[A-Za-z0-9_-]{30,}$")]
    private static partial Regex TokenFormat { get; }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,256}$")]
    private static partial Regex SecretFormat { get; }

    [GeneratedRegex(
        "your|change.?me|replace|placeholder|example|todo|secret.?here|token.?here",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex PlaceholderWords { get; }

    [GeneratedRegex("(^|:)(.)\\2*$")]
    private static partial Regex OneCharacterOnly { get; }
}
