using System.Text.RegularExpressions;
using Gradcheck.Domain;
using Gradcheck.Domain.Binding;
using Gradcheck.Domain.Keys;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Cli;

/// <summary>What <c>keys</c> can do beyond making, listing and revoking.</summary>
public sealed class KeysCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("gradcheck-keys-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_narrow_key_is_rotated_and_a_leaked_one_is_found_and_ended()
    {
        var key = KeyIn(
            (await KeysAsync("create", "--role", "registrar", "--name", "统计", "--scopes", "read,export")).Output
        );
        var listed = (await KeysAsync("list")).Output;
        Assert.Contains("read,export", listed);

        var rotated = await KeysAsync("rotate", key);
        Assert.Contains("可用到", rotated.Output);
        Assert.NotEqual(key, KeyIn(rotated.Output));

        var lookAlike = key[..^1] + (key[^1] == '0' ? '1' : '0');
        var leak = Path.Combine(folder, "leak.txt");
        await File.WriteAllTextAsync(
            leak,
            $"curl -H 'Authorization: Bearer {key}'\n{lookAlike}\n{ApiKeyText.Create()}"
        );
        var (exitCode, output, _) = await KeysAsync("check", leak);
        Assert.Equal(1, exitCode);
        Assert.Contains("仍然有效", output);
        Assert.Contains("不是本服务器的密钥", output);
        Assert.Contains("校验码不对", output);
        Assert.DoesNotContain(ApiKeyText.TryParse(key)!.Secret, output);

        await KeysAsync("rotate", ApiKeyText.TryParse(key)!.Id, "--now");
        (exitCode, output, _) = await KeysAsync("check", leak);
        Assert.Equal(0, exitCode);
        Assert.Contains("已停用", output);
    }

    [Fact]
    public async Task What_only_looks_like_a_key_is_not_even_looked_up()
    {
        var leak = Path.Combine(folder, "leak.txt");
        await File.WriteAllTextAsync(leak, $"gck_{new string('0', 8)}_{new string('0', 40)}");

        var (exitCode, output, _) = await KeysAsync("check", leak);

        Assert.Equal(0, exitCode);
        Assert.Contains("校验码不对", output);
        Assert.Equal([leak], Directory.GetFiles(folder));
    }

    [Theory]
    [InlineData("没有「admin」这种权限", "--scopes", "admin")]
    [InlineData("没有「1」这种权限", "--scopes", "1")]
    [InlineData("有效期", "--expires", "2009-07-01")]
    [InlineData("没有这个文件", "check")]
    public async Task What_cannot_be_done_is_said_in_a_line(string line, params string[] arguments)
    {
        var command = arguments is ["check"]
            ? ["check", Path.Combine(folder, "missing.txt")]
            : (string[])["create", "--role", "registrar", .. arguments];

        var (exitCode, output, errors) = await KeysAsync(command);

        Assert.Equal(1, exitCode);
        Assert.Contains(line, output);
        Assert.DoesNotContain("   at ", output + errors);
    }

    [Fact]
    public async Task The_doctor_tells_of_guessing_at_identities_and_of_keys_about_to_end()
    {
        var soon = CampusTime.Today(TimeProvider.System).AddDays(3);
        var key = KeyIn((await KeysAsync("create", "--role", "registrar", "--expires", $"{soon:yyyy-MM-dd}")).Output);
        Assert.Contains("没有因为输错太多而暂停", (await GradcheckProcess.RunAsync(folder, "doctor")).Output);
        var file = Directory.GetFiles(folder, "*.db", SearchOption.AllDirectories).Single();
        var options = new DatabaseOptions { ConnectionString = $"Data Source={file};Pooling=False" };
        await using (var factory = new GradcheckDbFactory(options, TestKeyring.Instance))
        {
            await new Writer(factory, TimeProvider.System, new OutboxSignal()).WriteAsync<bool>(
                "test",
                scope =>
                {
                    scope.Audit(BindByIdentity.PausedAction, 2009);
                    return Task.FromResult<Result<bool>>(true);
                }
            );
        }

        var told = await GradcheckProcess.RunAsync(folder, "doctor");

        Assert.Contains("2009 届 24 小时内因输错太多暂停了 1 次", told.Output);
        Assert.Contains($"14 天内到期：{ApiKeyText.TryParse(key)!.Id}", told.Output);
    }

    private Task<(int ExitCode, string Output, string Errors)> KeysAsync(params string[] arguments) =>
        GradcheckProcess.RunAsync(folder, ["keys", .. arguments]);

    private static string KeyIn(string output) => Regex.Match(output, LeakedKeys.Pattern).Value;
}
