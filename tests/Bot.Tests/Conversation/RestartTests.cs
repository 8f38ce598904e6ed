using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Testing;
using Xunit;

namespace Gradcheck.Bot.Tests.Conversation;

public sealed class RestartTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Consent_binding_and_signing_go_on_after_a_restart_at_every_step(DatabaseProvider provider)
    {
        await using var bot = await BotHarness.StartAsync(provider);
        var student = await TestCohort.AddAsync(
            bot,
            settings: s => s with { BindingPolicy = BindingPolicy.CodeOrIdentity }
        );
        var chat = bot.Chat("1001");

        await AndRestartAsync(chat.TypesAsync("/bind"));
        await AndRestartAsync(chat.PressesAsync("同意"));
        await AndRestartAsync(chat.PressesAsync("没有绑定码，用身份信息绑定"));
        await AndRestartAsync(chat.TypesAsync(student.StudentNumber));
        await AndRestartAsync(chat.TypesAsync("李婷"));
        await AndRestartAsync(chat.TypesAsync("059840"));
        await AndRestartAsync(chat.TypesAsync("核对签名"));
        var first = chat.Buttons[0].Data;
        await AndRestartAsync(chat.PressesAsync("本页无误"));
        Assert.Contains("过期", (await chat.PressesDataAsync(first)).Single().Html);
        await AndRestartAsync(chat.PressesAsync("本页无误"));
        await AndRestartAsync(chat.TypesAsync("李停"));
        Assert.Contains("还可以试 1 次", (await chat.TypesAsync("李停")).Single().Html);
        await AndRestartAsync(chat.TypesAsync("李婷"));

        Assert.Equal(SignatureState.Signed, (await bot.ReadAsync(student.Id)).SignatureState);

        await AndRestartAsync(chat.TypesAsync("/unbind"));
        Assert.Contains(await chat.PressesAsync("确认解除"), m => m.Html.Contains("已解除绑定"));

        async Task AndRestartAsync(Task step)
        {
            await step;
            await bot.RestartAsync();
        }
    }
}
