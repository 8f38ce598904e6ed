using Gradcheck.Bot.Telegram;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Gradcheck.Bot.Tests.Telegram;

public sealed class TelegramSettingsTests
{
    private const string Token = "123456789:AAH-x7Kp2mQ9vR4tY8wZ3bN6cD1fG5hJ0kL";

    [Theory]
    [InlineData("Token", "123456789:your_token_goes_here_put_it_in_now")]
    [InlineData("Token", "123456789:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("Token", "123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11")]
    [InlineData("Token", "<token>")]
    [InlineData("BaseUrl", "telegram.example.org")]
    [InlineData("Mode", "Pushing")]
    [InlineData("Mode", "7")]
    [InlineData("Proxy", "ftp://127.0.0.1:21")]
    [InlineData("MessagesPerSecond", "0")]
    [InlineData("MessagesPerSecond", "many")]
    public void A_wrong_setting_is_named_in_one_line(string name, string value)
    {
        var problem = Assert.Single(Problems(("Token", Token), (name, value)));

        Assert.StartsWith($"Gradcheck:Telegram:{name} ", problem);
        Assert.DoesNotContain('\n', problem);
        Assert.True(name != "Token" || !problem.Contains(value), "A token must not be repeated in a message");
    }

    [Theory]
    [InlineData("", "S3cret", "WebhookUrl")]
    [InlineData("http://bot.school.cn/telegram/webhook", "S3cret", "WebhookUrl")]
    [InlineData("https://bot.school.cn/telegram/webhook", "", "WebhookSecret")]
    [InlineData("https://bot.school.cn/telegram/webhook", "two words", "WebhookSecret")]
    [InlineData("https://bot.school.cn/telegram/webhook", "密钥", "WebhookSecret")]
    [InlineData("https://bot.school.cn/telegram/webhook", "change-me", "WebhookSecret")]
    public void A_webhook_needs_https_and_a_secret(string url, string secret, string named)
    {
        var problems = Problems(("Token", Token), ("Mode", "Webhook"), ("WebhookUrl", url), ("WebhookSecret", secret));

        Assert.StartsWith($"Gradcheck:Telegram:{named} ", Assert.Single(problems));
    }

    [Theory]
    [InlineData("https://bot.school.cn/telegram/webhook")]
    [InlineData("http://127.0.0.1:5081/telegram/webhook")]
    public void Good_settings_have_no_problems(string url)
    {
        Assert.Empty(
            Problems(
                ("Token", Token),
                ("Mode", "webhook"),
                ("WebhookUrl", url),
                ("WebhookSecret", new string('s', 255) + "1"),
                ("Proxy", "socks5://127.0.0.1:1080"),
                ("BaseUrl", "http://127.0.0.1:8081")
            )
        );
    }

    [Fact]
    public void Without_a_token_the_channel_is_off_and_nothing_else_is_asked_for()
    {
        Assert.Empty(Problems(("Mode", "Webhook")));
    }

    private static IReadOnlyList<string> Problems(params (string Name, string Value)[] settings) =>
        TelegramSettings
            .Read(
                new ConfigurationBuilder()
                    .AddInMemoryCollection(
                        // The last one counts, as in settings files that override each other.
                        settings
                            .GroupBy(s => s.Name)
                            .Select(s => KeyValuePair.Create($"Gradcheck:Telegram:{s.Key}", (string?)s.Last().Value))
                    )
                    .Build()
            )
            .Problems;
}
