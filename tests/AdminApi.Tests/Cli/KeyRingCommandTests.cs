using System.Net.Http.Headers;
using System.Text.Json;
using Gradcheck.Domain.Secrets;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Cli;

public sealed class KeyRingCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("gradcheck-ring-").FullName;

    private string KeyPath => Path.Combine(folder, "data", "keys.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Keys_are_rotated_rewrapped_and_dropped_while_the_server_runs()
    {
        await using var server = GradcheckProcess.Start(folder, "Development", "--Urls=http://127.0.0.1:0");
        using var client = Registrar(await server.SaysAsync("按 Ctrl+C 停止"));
        var before = await StudentsAsync(client);

        var rotated = await GradcheckProcess.RunAsync(folder, "keys-ring", "rotate");
        Assert.Equal((0, true), (rotated.ExitCode, rotated.Output.Contains("数据密钥 2")));
        var waiting = await GradcheckProcess.RunAsync(folder, "keys-ring", "status");
        Assert.Contains("等待重新加密", waiting.Output);
        Assert.Equal(1, (await GradcheckProcess.RunAsync(folder, "keys-ring", "drop", "1")).ExitCode);

        var rewrapped = await GradcheckProcess.RunAsync(folder, "keys-ring", "rewrap");
        Assert.True(rewrapped.ExitCode == 0, rewrapped.Output + rewrapped.Errors);
        Assert.Equal(before, await StudentsAsync(client));
        await DroppedAsync();
        Assert.Equal(before, await StudentsAsync(client));
        Assert.Equal(2, Assert.Single(KeyFile.Read(KeyPath).DataKeys).Id);
        Assert.Equal(0, (await GradcheckProcess.RunAsync(folder, "doctor")).ExitCode);
    }

    [Fact]
    public async Task In_Production_the_key_file_has_to_be_there_and_to_be_the_databases_own()
    {
        Assert.Equal(0, (await GradcheckProcess.RunAsync(folder, "keys-ring", "create", KeyPath)).ExitCode);
        Assert.Equal(1, (await GradcheckProcess.RunAsync(folder, "keys-ring", "create", KeyPath)).ExitCode);
        Assert.Equal(0, (await GradcheckProcess.RunAsync(folder, "keys", "list")).ExitCode);

        await RefusedAsync("Gradcheck:Secrets:KeyFile 没有设置", "");
        await RefusedAsync("找不到密钥文件", Path.Combine(folder, "elsewhere.json"));
        var other = Path.Combine(folder, "other.json");
        await GradcheckProcess.RunAsync(folder, "keys-ring", "create", other);
        await RefusedAsync("密钥文件与数据库不配套", other);
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(KeyPath, File.GetUnixFileMode(KeyPath) | UnixFileMode.OtherRead);
        await RefusedAsync("chmod 600", KeyPath);
    }

    private async Task RefusedAsync(string line, string keyFile)
    {
        var (exitCode, _, errors) = await GradcheckProcess.RunAsync(
            folder,
            "--Urls=http://127.0.0.1:0",
            $"--Gradcheck:Secrets:KeyFile={keyFile}"
        );
        Assert.Equal(1, exitCode);
        Assert.Contains(line, Assert.Single(errors.Trim().Split('\n')));
    }

    /// <summary>Drops the old key, once the server no longer writes with it.</summary>
    private async Task DroppedAsync()
    {
        for (var tries = 0; tries < 10; tries++)
        {
            await GradcheckProcess.RunAsync(folder, "keys-ring", "rewrap");
            if ((await GradcheckProcess.RunAsync(folder, "keys-ring", "drop", "1")).ExitCode == 0)
                return;
        }

        Assert.Fail("the server still writes with the old key");
    }

    private static HttpClient Registrar(string banner)
    {
        var client = new HttpClient { BaseAddress = new Uri(CommandLineTests.Address().Match(banner).Groups[1].Value) };
        var key = CommandLineTests.Key().Match(banner).Value;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    private static async Task<string> StudentsAsync(HttpClient client)
    {
        var cohorts = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/cohorts", UriKind.Relative)));
        var year = cohorts.RootElement.GetProperty("items")[0].GetProperty("year").GetInt32();
        return await client.GetStringAsync(new Uri($"/api/cohorts/{year}/students?limit=500", UriKind.Relative));
    }
}
